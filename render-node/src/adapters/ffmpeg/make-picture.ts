import { MediaUnreadable, type Cost, type PictureRequest, type RunContext } from '../../domain/timeline/renderer.js';
import { pictureArguments, type PictureWork } from './arguments/picture-arguments.js';
import { mayBeTransparent } from './may-be-transparent.js';
import { renderFailure } from './render-failure.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

/** A damaged file may keep a decoder busy for ever; a sound one takes seconds. */
export const pictureStallMs = 30_000;

/** Writes the one raw frame that a picture layer shows or that its camera moves over. */
export async function makePicture(
	ffmpegPath: string,
	picture: PictureRequest,
	{ workDir, signal, log }: RunContext,
): Promise<Cost> {
	const { layer, out } = picture;
	const args = pictureArguments([await pictureWork(picture)]);
	try {
		return await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out, stallMs: pictureStallMs });
	} catch (error) {
		if (!(error instanceof FfmpegFailed)) throw error;
		const { reason, exitCode, stderrTail } = error;
		const decoderRefused = reason === 'stalled' || (exitCode !== null && !/No space left/.test(stderrTail));
		if (layer.source.kind === 'colour' || !decoderRefused) throw renderFailure(error, log, args);
		log.warn({ assetId: layer.source.assetId, stderr: stderrTail }, 'a picture could not be decoded');
		throw new MediaUnreadable(layer.source.assetId, { cause: error });
	}
}

export const pictureWork = async (picture: PictureRequest): Promise<PictureWork> => ({
	...picture,
	opaque: picture.source !== null && !(await mayBeTransparent(picture.source)),
});
