import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ClipFacts } from '../../../domain/diffusion/media-tools.js';
import { defect } from '../../../domain/refusal.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { clipEncoding, soundEncoding } from './clip-encoding.js';
import { clipFacts } from './clip-facts.js';
import type { ClipTools } from './create-media-tools.js';
import { joinGraph } from './join-graph.js';

/** Encoded a second time, and often a third later on: near enough to lossless that no generation shows. */
const crf = 14;

/** Two clips as one; see `MediaTools.joinClips`. */
export async function joinClips(
	tools: ClipTools,
	{ first, second, out }: { first: string; second: string; out: string },
	signal: AbortSignal,
): Promise<ClipFacts> {
	const [a, b] = [await clipFacts(tools, first, signal), await clipFacts(tools, second, signal)];
	const { chains, outputs, frameCount } = joinGraph(a, b);
	const args = [
		...[...globalArguments, ...hostileGlobalArgs],
		...[first, second].flatMap((path) => [...hostileInputArgs, '-i', `file:${path}`]),
		...['-filter_complex', chains.join(';'), ...outputs.flatMap((output) => ['-map', output])],
		...[...soundEncoding, ...clipEncoding(a.framesPerSecond, crf), `file:${out}`],
	];
	try {
		await runFfmpeg(tools.ffmpegPath, { args, cwd: dirname(out), signal, out });
		const joined = await clipFacts(tools, out, signal);
		if (joined.frameCount !== frameCount) throw incomplete(joined.frameCount, frameCount);
		return joined;
	} catch (error) {
		await rm(out, { force: true });
		throw error instanceof FfmpegFailed ? renderFailure(error, tools.log, args) : error;
	}
}

const incomplete = (frames: number, planned: number) =>
	defect('clip-incomplete', `The joined clip has ${frames} frames in place of ${planned}`);
