import type { Media } from '@showrunner/contract';

/** What a file of captions is, as a look at it would tell: made here, it need not be looked at. */
export const textMedia: Media = {
	...{ kind: 'text', durationMs: null, width: null, height: null, fps: null },
	...{ videoCodec: null, audioCodec: null, sampleRateHz: null, channels: null },
};
