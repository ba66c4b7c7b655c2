import { rm, writeFile } from 'node:fs/promises';
import { defect } from '../../domain/refusal.js';
import type { Cost, JoinRequest, RunContext } from '../../domain/timeline/renderer.js';
import { concatList, joinArguments } from './arguments/join-arguments.js';
import { countFrames } from './count-frames.js';
import { runFfmpeg } from './run-ffmpeg.js';

export type JoinTools = { ffmpegPath: string; ffprobePath: string };

/** Segments and sound into one MP4 that can be played while it loads; nothing is encoded again. */
export async function joinVideo(
	{ ffmpegPath, ffprobePath }: JoinTools,
	request: JoinRequest,
	{ workDir, signal }: RunContext,
): Promise<Cost & { durationMs: number }> {
	const { out, segments, frameCount } = request;
	const list = `${out}.ffconcat`;
	await writeFile(list, concatList(segments));
	try {
		const { cpuMs } = await runFfmpeg(ffmpegPath, { args: joinArguments(request, list), cwd: workDir, signal, out });
		const { frames, durationMs } = await countFrames(ffprobePath, out, signal);
		if (frames !== frameCount) throw await incomplete(out, frames, frameCount);
		return { cpuMs, durationMs };
	} finally {
		await rm(list, { force: true });
	}
}

async function incomplete(out: string, frames: number, planned: number) {
	await rm(out, { force: true });
	return defect('video-incomplete', `The joined video has ${frames} frames in place of ${planned}`);
}
