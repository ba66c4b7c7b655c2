import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DrawPicture, DrawRequest } from '../../domain/pictures/draw-request.js';
import { drawPicture } from './draw-picture.js';
import type { DrawReply } from './draw-worker.js';

export type DrawPool = { draw: DrawPicture; close(): Promise<void> };
type Task = {
	request: DrawRequest;
	signal: AbortSignal;
	resolve(jpeg: Uint8Array): void;
	reject(reason: unknown): void;
};

const builtWorker = new URL('./draw-worker.js', import.meta.url);

/**
 * Draws on threads beside the event loop, which a picture would hold up for 0.1 s. Threads start with the first
 * pictures and never keep the process alive. Run from sources, where no built worker stands beside this file, it draws
 * on the calling thread.
 */
export function createDrawPool({
	size = Math.min(4, availableParallelism()),
	entry = builtWorker,
}: { size?: number; entry?: URL } = {}): DrawPool {
	if (!existsSync(fileURLToPath(entry))) return { draw: drawHere, close: async () => {} };
	const idle: Worker[] = [];
	const busy = new Set<Worker>();
	const waiting: Task[] = [];

	const serve = () => {
		while (waiting.length > 0 && (idle.length > 0 || busy.size < size)) {
			const task = waiting.shift();
			if (!task || task.signal.aborted) continue;
			const worker = idle.pop() ?? startWorker(entry, idle);
			busy.add(worker);
			void drawOn(worker, task).then((usable) => {
				busy.delete(worker);
				if (usable) idle.push(worker);
				serve();
			});
		}
	};
	const draw: DrawPicture = (request, signal) =>
		new Promise((resolve, reject) => {
			signal.throwIfAborted();
			const task = { request, signal, resolve, reject };
			signal.addEventListener('abort', () => reject(signal.reason), { once: true });
			waiting.push(task);
			serve();
		});
	const close = async () => {
		for (const task of waiting.splice(0)) task.reject(new Error('The drawing threads are closed.'));
		await Promise.all([...idle.splice(0), ...busy].map((worker) => worker.terminate()));
	};
	return { draw, close };
}

const drawHere: DrawPicture = async (request, signal) => {
	signal.throwIfAborted();
	return drawPicture(request);
};

/** A thread that dies between two pictures leaves the idle ones; unheard, its error would end the process. */
function startWorker(entry: URL, idle: Worker[]): Worker {
	const worker = new Worker(entry);
	return worker
		.on('error', () => undefined)
		.on('exit', () => {
			const at = idle.indexOf(worker);
			if (at >= 0) idle.splice(at, 1);
		});
}

/** Settles the task, and says whether the worker can take another one: a cancelled or crashed one is ended. */
function drawOn(worker: Worker, { request, signal, resolve, reject }: Task): Promise<boolean> {
	return new Promise((release) => {
		const end = (usable: boolean) => {
			worker.off('error', fail).off('exit', ended).off('message', answered);
			signal.removeEventListener('abort', cancel);
			worker.unref();
			if (!usable) void worker.terminate();
			release(usable);
		};
		const cancel = () => end(false);
		const fail = (cause: unknown) => {
			reject(cause);
			end(false);
		};
		const ended = (code: number) => fail(new Error(`A drawing thread ended with code ${code}.`));
		const answered = (reply: DrawReply) => {
			if ('jpeg' in reply) resolve(reply.jpeg);
			else reject(Object.assign(new Error(reply.error.message), { name: reply.error.name }));
			end(true);
		};
		worker.ref();
		worker.on('error', fail).on('exit', ended).on('message', answered);
		signal.addEventListener('abort', cancel, { once: true });
		worker.postMessage(request);
	});
}
