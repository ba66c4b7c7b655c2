import type { EngineTools } from '../../render-node/src/adapters/diffusion/remote/engine-tools.js';
import { createMediaTools } from '../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { createProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';

/** The real FFmpeg of this machine. */
export const engineTools: EngineTools = {
	ffmpegPath: 'ffmpeg',
	probeMedia: createProbeMedia('ffprobe'),
	clipFacts: createMediaTools({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' }).clipFacts,
};
