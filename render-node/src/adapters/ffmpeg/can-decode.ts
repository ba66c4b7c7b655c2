import { execFile } from 'node:child_process';
import { hostileGlobalArgs, hostileInputArgs } from './hostile-input.js';

const timeLimitMs = 30_000;

/** Whether the video at `path` gives so much as its first second of pictures. */
export function canDecode(ffmpegPath: string, path: string, signal: AbortSignal): Promise<boolean> {
	const args = [
		...['-nostdin', '-v', 'error', '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${path}`],
		...['-map', '0:v:0', '-t', '1', '-f', 'null', '-'],
	];
	return new Promise((resolve) => {
		execFile(ffmpegPath, args, { timeout: timeLimitMs, killSignal: 'SIGKILL', signal }, (error) => resolve(error === null));
	});
}
