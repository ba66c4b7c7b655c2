import { execFile } from 'node:child_process';

const timeLimitMs = 30_000;

/** Pictures in a video file of our own making, and how long they last, from the file's index. */
export function countFrames(
	ffprobePath: string,
	path: string,
	signal: AbortSignal,
): Promise<{ frames: number; durationMs: number }> {
	const args = [
		...['-v', 'error', '-protocol_whitelist', 'file,pipe', '-select_streams', 'v:0'],
		...['-show_entries', 'stream=nb_frames,duration', '-of', 'default=noprint_wrappers=1', `file:${path}`],
	];
	const { promise, resolve, reject } = Promise.withResolvers<{ frames: number; durationMs: number }>();
	execFile(ffprobePath, args, { timeout: timeLimitMs, killSignal: 'SIGKILL' }, (error, stdout) => {
		// Not handed to the child: that would answer before the child has gone, and reading an index takes no time.
		if (error || signal.aborted) return reject(signal.aborted ? signal.reason : error);
		const value = (key: string) => Number(new RegExp(`^${key}=(.+)$`, 'm').exec(stdout)?.[1]);
		resolve({ frames: value('nb_frames'), durationMs: Math.round(value('duration') * 1000) });
	});
	return promise;
}
