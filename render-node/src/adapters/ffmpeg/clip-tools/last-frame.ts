import { dirname } from 'node:path';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { clipFacts } from './clip-facts.js';
import { clipUnreadable } from './clip-unreadable.js';
import type { ClipTools } from './create-media-tools.js';

/** Found by its number in the order of showing: a seek by time may land before it where timestamps are odd. */
export async function lastFrame(tools: ClipTools, path: string, out: string, signal: AbortSignal): Promise<void> {
	const { frameCount } = await clipFacts(tools, path, signal);
	const picked = `select='eq(n,${frameCount - 1})'`;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${path}`, '-map', '0:V:0'],
		...['-vf', `${picked},scale=flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgb24,setsar=1`],
		...['-fps_mode', 'passthrough', '-frames:v', '1', '-map_metadata', '-1', '-fflags', '+bitexact'],
		...['-c:v', 'png', '-f', 'image2', '-update', '1', `file:${out}`],
	];
	try {
		const { frames } = await runFfmpeg(tools.ffmpegPath, { args, cwd: dirname(out), signal, out });
		if (frames !== 1) throw clipUnreadable();
	} catch (error) {
		throw error instanceof FfmpegFailed ? clipUnreadable(error) : error;
	}
}
