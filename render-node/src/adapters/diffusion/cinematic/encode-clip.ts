import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { defect } from '../../../domain/refusal.js';
import { globalArguments } from '../../ffmpeg/arguments/global-arguments.js';
import { clipEncoding } from '../../ffmpeg/clip-tools/clip-encoding.js';
import { hostileGlobalArgs } from '../../ffmpeg/hostile-input.js';
import { renderFailure } from '../../ffmpeg/render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../../ffmpeg/run-ffmpeg.js';
import type { ClipWork } from './clip-work.js';

/** As good as the still for the eye: what comes after this is encoded once more. */
const crf = 16;

/** From the inputs through the chains to `[pictures]`; `sound` maps and encodes what is heard. */
export type ClipGraph = { inputs: string[][]; chains: string[]; sound: readonly string[] };

/** Encodes exactly `frameCount` frames into a new file of the job's folder and gives its path. */
export async function encodeClip(
	{ tools, run, piece }: ClipWork,
	{ inputs, chains, sound }: ClipGraph,
	{ frameCount, framesPerSecond }: { frameCount: number; framesPerSecond: number },
): Promise<string> {
	const out = path.join(run.workDir, `cinematic-${piece}-${randomUUID()}.mp4`);
	// Not by `-frames:v`: that ends the sound as well, with what the encoder has not yet taken of it.
	const counted = `[pictures]trim=end_frame=${frameCount}[out]`;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, ...inputs.flat()],
		...['-filter_complex', [...chains, counted].join(';'), '-map', '[out]', ...sound],
		...[...clipEncoding(framesPerSecond, crf), `file:${out}`],
	];
	const onFrames = (done: number) => run.onProgress({ phase: 'encoding', piece, steps: { done, of: frameCount } });
	onFrames(0);
	try {
		const { frames } = await runFfmpeg(tools.ffmpegPath, {
			...{ args, cwd: run.workDir, signal: run.signal, out, onFrames },
		});
		if (frames === frameCount) return out;
		await rm(out, { force: true });
		throw defect('clip-incomplete', `A clip came out with ${frames} frames in place of ${frameCount}`);
	} catch (error) {
		throw error instanceof FfmpegFailed ? renderFailure(error, run.log, args) : error;
	}
}
