import {
	MediaUnreadable,
	type Cost,
	type ParallaxRequest,
	type RunContext,
} from '../../../domain/timeline/renderer.js';
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
		const broken = /Invalid data|Error while decoding|could not find codec/i.test(error.stderrTail);
		const [first] = clip.layers;
		if (!broken || !first) throw renderFailure(error, log, args);
		log.warn({ stderr: error.stderrTail }, 'a layer could not be decoded');
		throw new MediaUnreadable(first.assetId, { cause: error });
	}
}
