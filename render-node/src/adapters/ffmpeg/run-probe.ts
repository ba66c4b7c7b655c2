import { execFile } from 'node:child_process';

/** A machine that is busy, as one that starts may be, takes its time; what was not waited for would count as missing. */
const timeLimitMs = 60_000;
const outputLimitBytes = 4 * 1024 * 1024;

export type ProbeRun = { ok: boolean; output: Buffer; said: string };

/** Runs FFmpeg for a moment, with `input` as its standard input; never rejects. */
export function runProbe(ffmpegPath: string, args: readonly string[], input?: Buffer): Promise<ProbeRun> {
	const { promise, resolve } = Promise.withResolvers<ProbeRun>();
	const limits = {
		timeout: timeLimitMs,
		maxBuffer: outputLimitBytes,
		killSignal: 'SIGKILL',
		encoding: 'buffer',
	} as const;
	const child = execFile(ffmpegPath, ['-hide_banner', '-v', 'error', ...args], limits, (error, stdout, stderr) =>
		resolve({ ok: error === null, output: stdout, said: String(stderr) || (error ? 'FFmpeg said nothing' : '') }),
	);
	// A program that ends before it has read everything is judged by how it ended.
	child.stdin?.on('error', () => undefined);
	child.stdin?.end(input);
	return promise;
}
