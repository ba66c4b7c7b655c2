import {
	MediaUnreadable,
	type Cost,
	type ParallaxRequest,
	type RunContext,
} from '../../../domain/timeline/renderer.js';
import { canDecode } from '../can-decode.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { parallaxArguments } from './parallax-arguments.js';

/** Renders layers into one clip. */
export async function makeParallax(
	ffmpegPath: string,
	{ clip, sources, out, threads }: ParallaxRequest,
	{ workDir, signal, log }: RunContext,
): Promise<Cost> {
	const args = parallaxArguments(clip, sources, out, threads);
	try {
		return await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out });
	} catch (error) {
		if (!(error instanceof FfmpegFailed)) throw error;
		// Which of the pictures it was, the program does not say in a form that holds.
		for (const [index, { assetId }] of clip.layers.entries()) {
			const source = sources[index];
			if (source === undefined || (await canDecode(ffmpegPath, source, workDir, signal))) continue;
			log.warn({ assetId, stderr: error.stderrTail }, 'a layer could not be decoded');
			throw new MediaUnreadable(assetId, { cause: error });
		}
		throw renderFailure(error, log, args);
	}
}
