import type { InspectMedia } from '../../domain/audio/inspect-media.js';
import type { MeasureLoudness } from './measure-loudness.js';
import type { ProbeMedia } from './probe-media.js';
import { FfmpegFailed } from './run-ffmpeg.js';

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
