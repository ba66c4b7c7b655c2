import { spawn, type ChildProcess } from 'node:child_process';
import { Readable, type Writable } from 'node:stream';
import { rm } from 'node:fs/promises';
import { errorCode } from '../../domain/error-code.js';
import { limitedCommand, neverBegan, workLimits } from '../processes/limited-command.js';
import { ffmpegMissing } from './ffmpeg-missing.js';
import { createProgressReader } from './progress-reader.js';

/** FFmpeg ended without success. What it said may hold paths and metadata: it is for the log, never for a title. */
export class FfmpegFailed extends Error {
	constructor(
		readonly reason: 'exit' | 'stalled',
		readonly exitCode: number | null,
		readonly stderrTail: string,
	) {
		super(reason === 'stalled' ? 'FFmpeg made no progress and was stopped' : `FFmpeg ended with code ${exitCode}`);
		this.name = 'FfmpegFailed';
	}
}

export type FfmpegRun = {
	args: readonly string[];
	cwd: string;
	signal: AbortSignal;
	/** Removed when the run does not succeed; null for a run that only measures. */
	out: string | null;
	onFrames?: (frames: number) => void;
	/** Writes what it reads from `pipe:0`, until `gone` says that it reads no more. A failure of this ends the run. */
	input?: (stdin: Writable, gone: AbortSignal) => Promise<void>;
	/** A pipe in place of `input`: `fd` becomes its `pipe:0`; `begun` closes it here, where it would keep the pipe open. */
	stdin?: { fd: number; begun(): void; feed(gone: AbortSignal): Promise<void> };
	/** Takes what it writes to `pipe:3`. */
	onBytes?: (chunk: Buffer) => void;
	/** How long it may run without any progress. */
	stallMs?: number;
};

export type FfmpegEnd = {
	frames: number;
	cpuMs: number;
	/** The end of its log, where the measuring filters report. */
	stderrTail: string;
};

/** A graphics driver takes memory by the card's measure, not by the file's. */
const usesHardware = (argument: string) =>
	/^-(hwaccel|init_hw_device)$|_(nvenc|vaapi|qsv|videotoolbox)$/.test(argument);

const defaultStallMs = 60_000;
const tailLength = 4_000;

/**
 * Runs FFmpeg to its end. An aborted signal kills it at once and rejects with the signal's reason; by then the process
 * has gone and `out` with it. `args` must begin with the global arguments of `arguments/global-arguments.ts`.
 */
export async function runFfmpeg(ffmpegPath: string, run: FfmpegRun): Promise<FfmpegEnd> {
	run.signal.throwIfAborted();
	const stdin = run.stdin?.fd ?? (run.input ? 'pipe' : 'ignore');
	const pipes = [stdin, 'pipe', 'pipe', run.onBytes ? 'pipe' : 'ignore'] as const;
	try {
		const { file, args } = limitedCommand(ffmpegPath, run.args, run.args.some(usesHardware) ? null : workLimits);
		const child = spawn(file, args, { cwd: run.cwd, stdio: [...pipes] });
		run.stdin?.begun();
		return await ended(child, run);
	} catch (error) {
		if (run.out !== null) await rm(run.out, { force: true });
		throw errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES' ? ffmpegMissing(error) : error;
	}
}

function ended(child: ChildProcess, run: FfmpegRun): Promise<FfmpegEnd> {
	const { promise, resolve, reject } = Promise.withResolvers<FfmpegEnd>();
	const { signal, onFrames, stallMs = defaultStallMs } = run;
	const progress = createProgressReader();
	let stderr = '';
	let stalled = false;
	const kill = () => void child.kill('SIGKILL');
	const watchdog = setTimeout(() => {
		stalled = true;
		kill();
	}, stallMs);
	signal.addEventListener('abort', kill, { once: true });
	const input = feed(child, run, kill);

	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		const before = progress.frames();
		if (progress.advances(text)) watchdog.refresh();
		if (progress.frames() !== before) onFrames?.(progress.frames());
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-tailLength)));
	const raw = child.stdio[3];
	if (raw instanceof Readable && run.onBytes) raw.on('data', run.onBytes);
	child.once('error', reject);
	child.once('close', async (code) => {
		clearTimeout(watchdog);
		signal.removeEventListener('abort', kill);
		const failure = await input.close();
		if (signal.aborted) reject(signal.reason);
		else if (failure !== null) reject(failure.cause);
		else if (neverBegan(code, stderr)) reject(ffmpegMissing(new Error(stderr)));
		else if (stalled || code !== 0) reject(new FfmpegFailed(stalled ? 'stalled' : 'exit', code, stderr));
		else resolve({ frames: progress.frames(), cpuMs: cpuMs(stderr), stderrTail: stderr });
	});
	return promise;
}

/** Feeds the standard input. `close` waits until the feeder has let go, and tells why it failed before that. */
function feed(child: ChildProcess, { input, stdin }: FfmpegRun, kill: () => void) {
	const gone = new AbortController();
	let failure: { cause: unknown } | null = null;
	// A process that ends before it has read everything is judged by how it ended.
	child.stdin?.on('error', () => undefined);
	const feeding = stdin ? stdin.feed(gone.signal) : child.stdin && input?.(child.stdin, gone.signal);
	const fed = feeding?.then(
		() => child.stdin?.end(),
		(cause: unknown) => {
			if (!gone.signal.aborted) failure = { cause };
			kill();
		},
	);
	return {
		async close(): Promise<{ cause: unknown } | null> {
			gone.abort();
			await fed;
			return failure;
		},
	};
}

/** User and system time from the line that `-benchmark` ends with. */
function cpuMs(stderr: string): number {
	const [, user = '0', system = '0'] = /bench: utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr) ?? [];
	return Math.round((Number(user) + Number(system)) * 1000);
}
