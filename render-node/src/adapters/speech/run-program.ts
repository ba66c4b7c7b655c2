import { spawn } from 'node:child_process';

export type ProgramOptions = {
	input?: string | Uint8Array;
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	timeLimitMs: number;
	signal?: AbortSignal;
	outputLimitBytes?: number;
};

export type ProgramResult = { code: number | null; stdout: Buffer; stderr: string };

const defaultOutputLimitBytes = 4 * 1024 * 1024;
const errorTextLimit = 4_000;

/**
 * Runs a program without a shell. Its exit code is the caller's to judge: null means that it was killed, for its time
 * or its output. Rejects when it cannot be started, and with the signal's reason when that ends it.
 */
export function runProgram(path: string, args: string[], options: ProgramOptions): Promise<ProgramResult> {
	const { signal, timeLimitMs, outputLimitBytes = defaultOutputLimitBytes } = options;
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(signal.reason);
		const child = spawn(path, args, { cwd: options.cwd, env: options.env, stdio: 'pipe' });
		const kill = () => child.kill('SIGKILL');
		const timer = setTimeout(kill, timeLimitMs);
		const chunks: Buffer[] = [];
		let sizeBytes = 0;
		let stderr = '';
		child.stdout.on('data', (chunk: Buffer) => {
			sizeBytes += chunk.length;
			if (sizeBytes > outputLimitBytes) kill();
			else chunks.push(chunk);
		});
		child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('utf8')).slice(-errorTextLimit)));
		// A program that ends before it has read everything breaks the pipe; its exit code tells the story.
		child.stdin.on('error', () => undefined);
		child.stdin.end(options.input ?? '');
		signal?.addEventListener('abort', kill, { once: true });
		const settle = (finish: () => void) => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', kill);
			finish();
		};
		child.on('error', (error) => settle(() => reject(signal?.aborted ? signal.reason : error)));
		child.on('close', (code) =>
			settle(() =>
				signal?.aborted ? reject(signal.reason) : resolve({ code, stdout: Buffer.concat(chunks), stderr }),
			),
		);
	});
}
