import { Worker } from 'node:worker_threads';
import type { FliteAnswer, FliteCall, FliteWorkerData } from './flite-worker.js';
import { siblingModule } from './sibling-module.js';

export type FliteThread = {
	/** Null when the run took too long or its thread died. Rejects on abort. One call at a time. */
	run(call: FliteCall, timeLimitMs: number): Promise<FliteAnswer | null>;
	close(): Promise<void>;
};

/** flite in a thread of its own, so that neither its work nor a hang holds up the service. */
export function openFliteThread(data: FliteWorkerData, signal: AbortSignal): FliteThread {
	let worker: Worker | null = null;
	const start = () => {
		const started = new Worker(siblingModule('./flite-worker', import.meta.url), {
			workerData: data,
			// node:wasi is experimental; one warning per sentence would drown the log.
			execArgv: ['--disable-warning=ExperimentalWarning'],
		});
		// A thread that dies between two runs is noticed by the next run; unheard, its error would end the process.
		return started.on('error', () => undefined).on('exit', () => (worker = worker === started ? null : worker));
	};
	const close = async () => {
		const ending = worker;
		worker = null;
		await ending?.terminate();
	};
	const run = (call: FliteCall, timeLimitMs: number) =>
		new Promise<FliteAnswer | null>((resolve, reject) => {
			if (signal.aborted) return reject(signal.reason);
			const running = (worker ??= start());
			const settle = (finish: () => void) => {
				clearTimeout(timer);
				running.off('message', answered).off('error', died).off('exit', died);
				signal.removeEventListener('abort', abort);
				finish();
			};
			const drop = (finish: () => void) => settle(() => void close().then(finish, finish));
			const answered = (answer: FliteAnswer) => settle(() => resolve(answer));
			const died = () => drop(() => resolve(null));
			const timer = setTimeout(died, timeLimitMs);
			const abort = () => drop(() => reject(signal.reason));
			signal.addEventListener('abort', abort, { once: true });
			running.on('message', answered).on('error', died).on('exit', died);
			running.postMessage(call);
		});
	return { run, close };
}
