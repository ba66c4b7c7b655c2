import type { MediaTools } from '../../../domain/diffusion/media-tools.js';
import type { ProbeMedia } from '../../ffmpeg/probe-media.js';

/** What makes files of other programs into the service's own. */
export type EngineTools = {
	ffmpegPath: string;
	probeMedia: ProbeMedia;
	clipFacts: MediaTools['clipFacts'];
};
