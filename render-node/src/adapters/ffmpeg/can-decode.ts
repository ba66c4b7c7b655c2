import { globalArguments } from './arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from './hostile-input.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

const stallMs = 30_000;

/** Whether the video at `path` gives the pictures of its first second. Rejects when the signal is aborted. */
export async function canDecode(ffmpegPath: string, path: string, cwd: string, signal: AbortSignal): Promise<boolean> {
	const args = [
		...[...globalArguments, '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${path}`],
		...['-map', '0:v:0', '-t', '1', '-f', 'null', '-'],
	];
	try {
		const { frames } = await runFfmpeg(ffmpegPath, { args, cwd, signal, out: null, stallMs });
		return frames > 0;
	} catch (error) {
		if (error instanceof FfmpegFailed) return false;
		throw error;
	}
}
