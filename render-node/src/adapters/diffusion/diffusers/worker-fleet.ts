import type { Lane } from './device-lanes.js';
import { endWithin, type Launch } from './launch-worker.js';
import { engineClosed } from './order-refusals.js';
import { reuseWorker, startWorker, type Wanted } from './place-worker.js';
import { createWorkerRegistry } from './worker-registry.js';
import type { WorkerEnd } from './worker-process.js';
import type { Worker } from './worker.js';

/** The processes that hold models. Whoever calls has the lane, so that nobody else uses its processes. */
export type WorkerFleet = {
	/** A worker that has the model, or a new one after room was made for it. */
	workerFor(lane: Lane, wanted: Wanted, signal: AbortSignal): Promise<Worker>;
	/** It has done its order and can do another. */
	giveBack(worker: Worker): void;
	/** It is not to be used again; `isGone`: it is about to exit by itself. Resolves when it has. */
	discard(worker: Worker, isGone: boolean): Promise<WorkerEnd>;
	/** Ends idle workers of one lane, or of all; tells how many. */
	endIdle(lane: Lane | null): Promise<number>;
	/** The lane to use of those that are free: where the model is loaded, else where most memory is left. */
	best(free: readonly Lane[], modelKey: string): Lane | null;
	throwIfClosed(): void;
	close(): Promise<void>;
};

export function createWorkerFleet(launch: Launch): WorkerFleet {
	const { endGraceMs, idleEndMs } = launch.limits;
	const registry = createWorkerRegistry(endGraceMs, launch.log);
	const closing = new AbortController();
	return {
		async workerFor(lane, wanted, signal) {
			closing.signal.throwIfAborted();
			const idle = await reuseWorker(registry, lane, wanted);
			return idle ?? startWorker({ registry, launch }, lane, wanted, AbortSignal.any([signal, closing.signal]));
		},
		giveBack(worker) {
			const usedAtMs = (worker.usedAtMs = performance.now());
			worker.isIdle = true;
			setTimeout(() => {
				if (worker.isIdle && worker.usedAtMs === usedAtMs) void registry.end(worker);
			}, idleEndMs).unref();
		},
		async discard({ process }, isGone) {
			if (!isGone) await process.end(endGraceMs);
			return endWithin(process, endGraceMs);
		},
		async endIdle(lane) {
			const idle = registry.idleOf(lane);
			await Promise.all(idle.map(registry.end));
			return idle.length;
		},
		best(free, modelKey) {
			const loaded = free.find((lane) => registry.idleOf(lane).some((worker) => worker.modelKey === modelKey));
			return loaded ?? free.toSorted((a, b) => registry.leftBytes(b) - registry.leftBytes(a))[0] ?? null;
		},
		throwIfClosed: () => closing.signal.throwIfAborted(),
		async close() {
			closing.abort(engineClosed());
			await Promise.all(registry.all().map(registry.end));
		},
	};
}
