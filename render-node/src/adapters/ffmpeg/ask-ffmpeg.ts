import { execFile } from 'node:child_process';
import { ffmpegMissing } from './ffmpeg-missing.js';

const timeLimitMs = 15_000;
const outputLimitBytes = 4 * 1024 * 1024;

/** What FFmpeg prints for a question about itself. Refuses with `configuration-invalid` when it cannot be asked. */
export function askFfmpeg(ffmpegPath: string, args: readonly string[]): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	execFile(
		ffmpegPath,
		['-hide_banner', ...args],
		{ timeout: timeLimitMs, maxBuffer: outputLimitBytes, killSignal: 'SIGKILL' },
		(cause, stdout) => {
			if (!cause) return resolve(stdout);
			reject(ffmpegMissing(cause));
		},
	);
	return promise;
}
