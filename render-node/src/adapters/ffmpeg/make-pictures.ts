import { rm } from 'node:fs/promises';
import type { Cost, PictureRequest, RunContext } from '../../domain/timeline/renderer.js';
import { pictureArguments } from './arguments/picture-arguments.js';
import { makePicture, pictureStallMs, pictureWork } from './make-picture.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

/**
 * Writes the raw frames of several picture layers by one FFmpeg: starting it costs as much as half a picture. When one of
 * them cannot be decoded, each is made by itself, so that the failure has the right name.
 */
export async function makePictures(
	ffmpegPath: string,
	pictures: readonly PictureRequest[],
	run: RunContext,
): Promise<Cost> {
	const [first, ...others] = pictures;
	if (first && others.length === 0) return makePicture(ffmpegPath, first, run);
	const works = await Promise.all(pictures.map(pictureWork));
	const args = pictureArguments(works);
	try {
		const { workDir: cwd, signal } = run;
		return await runFfmpeg(ffmpegPath, { args, cwd, signal, out: null, stallMs: pictureStallMs });
	} catch (error) {
		await Promise.all(pictures.map(({ out }) => rm(out, { force: true })));
		if (!(error instanceof FfmpegFailed)) throw error;
	}
	let cpuMs = 0;
	for (const picture of pictures) cpuMs += (await makePicture(ffmpegPath, picture, run)).cpuMs;
	return { cpuMs };
}
