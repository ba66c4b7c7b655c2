import { Worker } from 'node:worker_threads';
import type { SynthAnswer, SynthTask } from './synth-worker.js';

/** A minute of music takes two seconds of a processor; past this something is wrong. */
const timeLimitMs = 120_000;

/** Synthesises in a thread of its own, so that requests go on being answered. An abort ends the thread. */
export function runSynth(task: SynthTask, signal: AbortSignal): Promise<SynthAnswer> {
	signal.throwIfAborted();
	const { promise, resolve, reject } = Promise.withResolvers<SynthAnswer>();
	const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
	const worker = new Worker(new URL(`./synth-worker.${extension}`, import.meta.url), { workerData: task });
	const abort = () => reject(signal.reason);
	const timer = setTimeout(() => reject(new Error('the synthesiser took too long')), timeLimitMs);
	signal.addEventListener('abort', abort, { once: true });
	worker.once('message', resolve);
	worker.once('error', reject);
	worker.once('exit', () => reject(new Error('the synthesiser ended without an answer')));
	return promise.finally(async () => {
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		await worker.terminate();
	});
}
