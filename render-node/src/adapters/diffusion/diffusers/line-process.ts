import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { keepTail } from './text-tail.js';
import { LineTooLong, readLines } from './read-lines.js';
import { workerEnvironment } from './worker-environment.js';

/** How to start a process: a program, its arguments, and what its environment has on top of the service's. */
export type LaunchCommand = { program: string; args: readonly string[]; env: Readonly<Record<string, string>> };

export type ProcessEnd = {
	code: number | null;
	signal: NodeJS.Signals | null;
	/** The program could not be started at all. */
	startError: Error | null;
	/** Whether we ended it. */
	wasEnded: boolean;
	/** The last of what it printed; for the log alone. */
	tail: string;
};

export type ToldLine = { kind: 'line'; line: string } | { kind: 'garbage' } | { kind: 'gone' };

/** A process that takes JSON lines on its standard input and tells lines on descriptor 3. */
export type LineProcess = {
	send(message: object): void;
	/** What it tells next. One call at a time; never rejects. */
	nextLine(): Promise<ToldLine>;
	/** Kills it and everything that it started. */
	kill(): void;
	terminate(): void;
	/** Ends its input, waits, kills; resolves when it is gone. */
	end(graceMs: number): Promise<void>;
	hasEnded(): boolean;
	/** Resolves when it is gone and its scratch folder with it. */
	ended: Promise<ProcessEnd>;
};

/** Something that a process started may hold its pipe for ever; what was told before is read by then. */
const drainLimitMs = 5_000;

/** Starts a program in a new folder beneath `scratchRoot`. */
export async function startLineProcess(
	{ program, args, env }: LaunchCommand,
	deviceEnv: NodeJS.ProcessEnv,
	scratchRoot: string,
): Promise<LineProcess> {
	const cwd = await mkdtemp(path.join(scratchRoot, 'showrunner-diffusion-'));
	const child = spawn(program, args, {
		...{ cwd, env: { ...workerEnvironment(), HF_HUB_OFFLINE: '1', TMPDIR: cwd, ...deviceEnv, ...env } },
		stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
		// A group of its own, so that what it started can be ended with it.
		detached: true,
	});
	const { input, events, logs } = pipesOf(child);
	const tail = keepTail(logs);
	input.on('error', () => undefined);
	const lines = readLines(events);
	let wasEnded = false;
	let hasEnded = false;
	const signalGroup = (signal: NodeJS.Signals) => {
		wasEnded ||= !hasEnded;
		sendSignal(child, signal);
	};
	const ended = exitOf(child).then(async (exit): Promise<ProcessEnd> => {
		hasEnded = true;
		sendSignal(child, 'SIGKILL');
		setTimeout(() => events.destroy(), drainLimitMs).unref();
		await rm(cwd, { recursive: true, force: true, maxRetries: 3 });
		return { ...exit, wasEnded, tail: tail() };
	});
	return {
		...{ ended, hasEnded: () => hasEnded, nextLine: () => nextOf(lines) },
		send: (message) => void input.write(`${JSON.stringify(message)}\n`),
		kill: () => signalGroup('SIGKILL'),
		terminate: () => signalGroup('SIGTERM'),
		async end(graceMs) {
			wasEnded ||= !hasEnded;
			input.end();
			const timer = setTimeout(() => signalGroup('SIGKILL'), graceMs);
			await ended.finally(() => clearTimeout(timer));
		},
	};
}

function pipesOf({ stdio }: ChildProcess): { input: Writable; events: Readable; logs: Readable[] } {
	const [input, stdout, stderr, events] = stdio;
	if (!input || !(stdout instanceof Readable) || !(stderr instanceof Readable) || !(events instanceof Readable))
		throw new Error('a worker was started without its pipes');
	return { input, events, logs: [stdout, stderr] };
}

function sendSignal({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (pid !== undefined) process.kill(-pid, signal);
	} catch {
		// The group has ended.
	}
}

function exitOf(child: ChildProcess): Promise<Pick<ProcessEnd, 'code' | 'signal' | 'startError'>> {
	return new Promise((resolve) => {
		child.once('exit', (code, signal) => resolve({ code, signal, startError: null }));
		child.once('error', (startError) => {
			if (child.pid === undefined) resolve({ code: null, signal: null, startError });
		});
	});
}

async function nextOf(lines: AsyncGenerator<string, void, undefined>): Promise<ToldLine> {
	try {
		const { value, done } = await lines.next();
		return done || value === undefined ? { kind: 'gone' } : { kind: 'line', line: value };
	} catch (error) {
		return { kind: error instanceof LineTooLong ? 'garbage' : 'gone' };
	}
}
