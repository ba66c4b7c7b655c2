import type { Media } from '@showrunner/contract';
import { refuseFalseType } from '../../domain/media/refuse-false-type.js';
import { mediaFromProbe } from './media-from-probe.js';
import { refuseOverlarge } from './refuse-overlarge.js';
import { runFfprobe } from './run-ffprobe.js';

export type ProbeMedia = (path: string, signal?: AbortSignal, claim?: string) => Promise<Media | null>;

/**
 * What the bytes at `path` are, whatever their name says; null when they are no media that this service works with.
 * Refuses what is larger than any media that this service works with (`media-…`); rejects when the signal is aborted or
 * when ffprobe itself cannot be started.
 */
export function createProbeMedia(ffprobePath: string): ProbeMedia {
	return async (path, signal, claim) => {
		const json = await runFfprobe(ffprobePath, path, signal);
		if (json !== null) refuseOverlarge(json);
		const media = json === null ? null : mediaFromProbe(json);
		if (claim !== undefined) refuseFalseType(claim, media);
		return media;
	};
}
