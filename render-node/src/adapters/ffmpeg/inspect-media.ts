import type { Media } from '@showrunner/contract';
import type { Loudness } from '../../domain/audio/loudness.js';
import type { MeasureLoudness } from './measure-loudness.js';
import type { ProbeMedia } from './probe-media.js';
import { FfmpegFailed } from './run-ffmpeg.js';

export type MediaReport = {
	/** Null when the bytes are no media. */
	media: Media | null;
	/** Null without an audio stream that can be heard. */
	loudness: Loudness | null;
	/** Whether there is an audio stream that could not be decoded. */
	audioBroken: boolean;
};
export type InspectMedia = (path: string, signal: AbortSignal) => Promise<MediaReport>;

export function createInspectMedia(tools: { probeMedia: ProbeMedia; measureLoudness: MeasureLoudness }): InspectMedia {
	return async (path, signal) => {
		const media = await tools.probeMedia(path, signal);
		if (!media?.audioCodec) return { media, loudness: null, audioBroken: false };
		try {
			return { media, loudness: await tools.measureLoudness(path, { signal }), audioBroken: false };
		} catch (error) {
			if (error instanceof FfmpegFailed) return { media, loudness: null, audioBroken: true };
			throw error;
		}
	};
}
