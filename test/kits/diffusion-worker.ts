import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { diffusionPython, fixtureProgram, tinyModel, workerEnvironment } from './python-diffusion.js';

/** A line of file descriptor 3; see render-node/diffusion/PROTOCOL.md. */
export type WorkerEvent = { event: string; [member: string]: unknown };
export type WorkerPiece = Record<string, unknown>;
export type ModelChoice = { family: string; path: string; settings?: Record<string, unknown>; memory?: string };

/** The real worker, spoken to line by line. */
export type DrivenWorker = Awaited<ReturnType<typeof startWorker>>;

const limitMs = 240_000;
const everyModel = [fixtureProgram('every_model.py')];
const asInService = ['-m', 'showrunner_diffusion'];

/** A picture from text, with what a test wishes otherwise. */
export const still = (changes: WorkerPiece = {}): WorkerPiece => ({
	...{ kind: 'text-to-image', prompt: 'a lighthouse', negativePrompt: null, width: 64, height: 64, frameCount: null },
	...{ framesPerSecond: null, steps: 2, guidance: null, seed: 1, strength: null, sound: false, sources: {} },
	...changes,
});

/** A clip from text, with what a test wishes otherwise. */
export const clip = (changes: WorkerPiece = {}): WorkerPiece =>
	still({ kind: 'text-to-video', frameCount: 9, framesPerSecond: 24, ...changes });

export const tiny = (family: string, name = family, settings = {}): ModelChoice => ({
	...{ family, path: tinyModel(name), settings },
});

/**
 * Starts a worker and waits for its `hello`. `holdsMany`: one process for all models, so that torch is imported once.
 */
export async function startWorker(folder: string, { holdsMany = false } = {}) {
	if (diffusionPython === null) throw new Error('There is no Python for the worker');
	const child = spawn(diffusionPython, ['-u', ...(holdsMany ? everyModel : asInService)], {
		env: workerEnvironment,
		cwd: folder,
		stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
	});
	let said = '';
	child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said = (said + chunk).slice(-4_000)));
	child.stdin?.on('error', () => undefined);
	const exited = once(child, 'exit').then(([code, signal]) => ({
		code: code as number | null,
		signal: String(signal),
	}));
	const events = eventReader(child, () => said);
	const hello = await events.next();
	let orders = 0;
	const send = (line: unknown) =>
		void child.stdin?.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
	const order = (model: ModelChoice, pieces: WorkerPiece[]) => {
		const orderId = `order-${orders++}`;
		const outDir = mkdtempSync(path.join(folder, 'out-'));
		const { memory = 'resident', settings = {}, ...rest } = model;
		send({
			...{ command: 'run', orderId, pieces, outDir, ffmpegPath: 'ffmpeg', memory },
			model: { id: 'tiny', settings, ...rest },
		});
		return orderId;
	};
	const untilOver = async (onEvent: (event: WorkerEvent) => void = () => undefined) => {
		const seen: WorkerEvent[] = [];
		for (;;) {
			const event = await events.next();
			seen.push(event);
			onEvent(event);
			if (event.event === 'done' || event.event === 'failed') return seen;
		}
	};
	return {
		...{ hello, send, order, untilOver, exited, next: events.next },
		/** Does an order to its end and gives all its events. */
		async run(model: ModelChoice, pieces: WorkerPiece[]) {
			order(model, pieces);
			return await untilOver();
		},
		endInput: () => void child.stdin?.end(),
		kill: () => void child.kill('SIGKILL'),
	};
}

/** Events in the order in which they come. Rejects when the worker ends or says nothing for minutes. */
function eventReader(child: ChildProcess, said: () => string) {
	const waiting: WorkerEvent[] = [];
	const lines = createInterface({ input: child.stdio[3] as Readable });
	let hasEnded = false;
	let wake: () => void = () => undefined;
	lines.on('line', (line) => {
		waiting.push(JSON.parse(line) as WorkerEvent);
		wake();
	});
	lines.on('close', () => {
		hasEnded = true;
		wake();
	});
	return {
		async next(): Promise<WorkerEvent> {
			for (;;) {
				const event = waiting.shift();
				if (event !== undefined) return event;
				if (hasEnded) throw new Error(`The worker ended. It said last:\n${said()}`);
				await new Promise<void>((resolve, reject) => {
					const limit = setTimeout(() => reject(new Error(`The worker is silent. It said last:\n${said()}`)), limitMs);
					wake = () => {
						clearTimeout(limit);
						resolve();
					};
				});
			}
		},
	};
}

export const eventsOf = (events: WorkerEvent[], name: string): WorkerEvent[] =>
	events.filter(({ event }) => event === name);
