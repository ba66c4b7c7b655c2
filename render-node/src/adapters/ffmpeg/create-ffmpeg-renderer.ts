import { configurationInvalid } from '../../domain/refusal.js';
import type { Renderer } from '../../domain/timeline/renderer.js';
import { ffmpegVersion } from './ffmpeg-version.js';
import { joinVideo } from './join-video.js';
import { makePicture } from './make-picture.js';
import { probeEncoders } from './probe-encoder.js';
import { probeFilters, requireFilters } from './probe-filters.js';
import { renderSegment } from './render-segment.js';

/** Raise it whenever the graphs of this folder draw the same plan differently: cached segments are then not used. */
const graphVersion = 1;

const encoder = 'libx264';

export function createFfmpegRenderer(tools: { ffmpegPath: string; ffprobePath: string }): Renderer {
	const { ffmpegPath } = tools;
	let probed: ReturnType<Renderer['ready']> | null = null;
	return {
		ready() {
			// A refusal is not remembered: the next job looks again at what has been installed meanwhile.
			probed ??= probe(ffmpegPath).catch((error: unknown) => {
				probed = null;
				throw error;
			});
			return probed;
		},
		makePicture: (...request) => makePicture(ffmpegPath, ...request),
		renderSegment: (...request) => renderSegment(ffmpegPath, ...request),
		joinVideo: (...request) => joinVideo(tools, ...request),
	};
}

async function probe(ffmpegPath: string): Promise<{ encoder: string; engine: string }> {
	requireFilters(await probeFilters(ffmpegPath));
	if (!(await probeEncoders(ffmpegPath)).includes(encoder)) {
		throw configurationInvalid('encoder-missing', `This FFmpeg cannot encode with ${encoder}`, {
			fix: 'Install an FFmpeg that was built with x264 (Debian: apt install ffmpeg)',
		});
	}
	return { encoder, engine: `ffmpeg ${await ffmpegVersion(ffmpegPath)}, graphs ${graphVersion}` };
}
