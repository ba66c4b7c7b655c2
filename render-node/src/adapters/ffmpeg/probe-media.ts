import { execFile } from 'node:child_process';
import type { Media } from '@showrunner/contract';
import { hostileGlobalArgs, hostileInputArgs } from './hostile-input.js';
import { mediaFromProbe, type ProbeOutput } from './media-from-probe.js';

const timeLimitMs = 15_000;
const outputLimitBytes = 1024 * 1024;

export type ProbeMedia = (path: string, signal?: AbortSignal) => Promise<Media | null>;

/**
 * What the bytes at `path` are, whatever their name says; null when they are no media that this service works with.
 * Rejects when the signal is aborted or when ffprobe itself cannot be started.
 */
export function createProbeMedia(ffprobePath: string): ProbeMedia {
	return async (path, signal) => {
		const json = await runProbe(ffprobePath, path, signal);
		return json === null ? null : mediaFromProbe(json);
	};
}

function runProbe(ffprobePath: string, path: string, signal: AbortSignal | undefined): Promise<ProbeOutput | null> {
	const args = [
		...['-v', 'error', ...hostileGlobalArgs, ...hostileInputArgs],
		...['-of', 'json', '-show_format', '-show_streams', `file:${path}`],
	];
	const limits = { timeout: timeLimitMs, maxBuffer: outputLimitBytes, killSignal: 'SIGKILL', signal } as const;
	return new Promise((resolve, reject) => {
		execFile(ffprobePath, args, limits, (error, stdout) => {
			if (signal?.aborted) return reject(signal.reason);
			if (error && typeof error.code === 'string' && error.syscall?.startsWith('spawn')) return reject(error);
			resolve(error ? null : parse(stdout));
		});
	});
}

function parse(stdout: string): ProbeOutput | null {
	try {
		return JSON.parse(stdout);
	} catch {
		return null;
	}
}
