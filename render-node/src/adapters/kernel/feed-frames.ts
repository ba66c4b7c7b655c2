import type { Writable } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import type { Cost } from '../../domain/timeline/renderer.js';
import type { WriteEnd } from './memory-pipe.js';
import { controlStop, controlTaken, type FrameJob, type StillJob, type StillReply } from './still-job.js';
import type { StillThreads } from './still-threads.js';

/** How long a thread may take to stop between two frames. */
const stopLimitMs = 5_000;

/** What takes raw frames: a pipe that a thread lays them into by itself, or a stream. */
export type FrameTarget = { pipe: WriteEnd } | { stream: Writable };

/**
 * Has a thread draw frames and hands them to `encoder` as fast as it takes them: three frames are under way at most, or a
 * pipeful and two.
 * `gone` says that the encoder has ended; then the thread stops and what is missing is nobody's concern here.
 */
export async function feedFrames(
	threads: StillThreads,
	job: FrameJob,
	encoder: FrameTarget,
	gone: AbortSignal,
): Promise<Cost> {
	const control = new Int32Array(new SharedArrayBuffer(8));
	const worker = threads.borrow();
	const stop = () => {
		Atomics.store(control, controlStop, 1);
		Atomics.notify(control, controlTaken);
	};
	gone.addEventListener('abort', stop, { once: true });
	if (gone.aborted) stop();
	try {
		const pipe = 'pipe' in encoder ? encoder.pipe : null;
		const stream = 'stream' in encoder ? encoder.stream : null;
		const cost = await drawn(worker, { ...job, control, pipe }, stream, gone);
		threads.giveBack(worker);
		return cost;
	} catch (error) {
		await worker.terminate();
		throw error;
	} finally {
		gone.removeEventListener('abort', stop);
	}
}

function drawn(worker: Worker, job: StillJob, stream: Writable | null, gone: AbortSignal): Promise<Cost> {
	const { promise, resolve, reject } = Promise.withResolvers<Cost>();
	const { control, frame } = job;
	const frameBytes = (frame.width * frame.height * 3) / 2;
	let memory: SharedArrayBuffer | null = null;
	let number = 0;
	let written: Promise<unknown> = Promise.resolve();
	const write = (at: number) => {
		if (memory === null) return reject(new Error('a frame came before its memory'));
		const taken = ++number;
		const { promise: flushed, resolve: flush } = Promise.withResolvers<null>();
		stream?.write(Buffer.from(memory, at, frameBytes), () => {
			Atomics.store(control, controlTaken, taken);
			Atomics.notify(control, controlTaken);
			flush(null);
		});
		written = flushed;
	};
	const heard = (reply: StillReply) => {
		if (reply.kind === 'ready') memory = reply.memory;
		else if (reply.kind === 'frame') write(reply.at);
		else void written.then(() => resolve({ cpuMs: reply.cpuMs }));
	};
	const ended = () => reject(new Error('a drawing thread ended before its work'));
	worker.on('error', reject).on('exit', ended).on('message', heard);
	const hurry = () => void setTimeout(reject, stopLimitMs, gone.reason).unref();
	gone.addEventListener('abort', hurry, { once: true });
	worker.postMessage(job, transferred(job));
	return promise.finally(() => {
		worker.off('error', reject).off('exit', ended).off('message', heard);
		gone.removeEventListener('abort', hurry);
	});
}

/** Handed over without a copy: nobody here looks at them again. */
const transferred = ({ layers, bandOf, bands, overlays }: StillJob) =>
	[
		...layers.flatMap(({ windows }) => windows?.buffer ?? []),
		...[
			bandOf.buffer,
			...[...bands, ...overlays.flatMap((set) => set.bands)].flatMap(({ keep, add }) => [keep.buffer, add.buffer]),
		],
	].filter((buffer) => buffer instanceof ArrayBuffer);
