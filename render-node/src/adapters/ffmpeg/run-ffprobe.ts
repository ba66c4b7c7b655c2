import { execFile } from 'node:child_process';
import { limitedCommand, neverBegan, probeLimits } from '../processes/limited-command.js';
import { hostileGlobalArgs, hostileInputArgs } from './hostile-input.js';
import type { ProbeOutput } from './media-from-probe.js';

const timeLimitMs = 15_000;
const outputLimitBytes = 1024 * 1024;

/**
 * What ffprobe says of a file's streams and container; null when it can make nothing of it. Rejects when the signal is
 * aborted or when ffprobe itself cannot be started.
 */
export function runFfprobe(ffprobePath: string, path: string, signal?: AbortSignal): Promise<ProbeOutput | null> {
	const args = [
		...['-v', 'error', ...hostileGlobalArgs, ...hostileInputArgs],
		...['-of', 'json', '-show_format', '-show_streams', `file:${path}`],
	];
	const limits = { timeout: timeLimitMs, maxBuffer: outputLimitBytes, killSignal: 'SIGKILL', signal } as const;
	return new Promise((resolve, reject) => {
		const command = limitedCommand(ffprobePath, args, probeLimits);
		execFile(command.file, command.args, limits, (error, stdout, stderr) => {
			if (signal?.aborted) return reject(signal.reason);
			const isMissing = error && typeof error.code === 'string' && error.syscall?.startsWith('spawn');
			if (error && neverBegan(error.code, stderr)) return reject(notStarted(ffprobePath));
			if (isMissing) return reject(error);
			resolve(error ? null : parse(stdout));
		});
	});
}

/** As Node says it of a program that nothing stands before. */
const notStarted = (program: string) => Object.assign(new Error(`spawn ${program} ENOENT`), { code: 'ENOENT' });

function parse(stdout: string): ProbeOutput | null {
	try {
		return JSON.parse(stdout);
	} catch {
		return null;
	}
}
