import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import { memoryNeed, type Rung } from './memory-ladder.js';
import type { Lane } from './device-lanes.js';
import type { Hello } from './worker-events.js';
import type { WorkerProcess } from './worker-process.js';

/** A process that holds one model on one device on one rung. */
export type Worker = {
	process: WorkerProcess;
	lane: Lane;
	hello: Hello;
	/** Model with its files and settings, as a hash: what the process can be used for. */
	modelKey: string;
	rung: Rung;
	/** What it keeps of the device's memory between two orders. */
	heldBytes: number;
	isIdle: boolean;
	/** Moment of its last order, by a clock that only rises. */
	usedAtMs: number;
};

/** Replaces the estimate of what a worker holds by what the device had free before and after loading. */
export function measureHeld(worker: Worker, freeBytes: number | null): void {
	const { device } = worker.hello;
	if (device.kind !== 'cuda' || device.freeBytes === null || freeBytes === null) return;
	if (freeBytes < device.freeBytes) worker.heldBytes = device.freeBytes - freeBytes;
}

/** A worker for a process that has just said hello; it is not idle. */
export const newWorker = (
	facts: Pick<Worker, 'process' | 'lane' | 'hello' | 'modelKey' | 'rung'>,
	model: CatalogueModel,
): Worker => ({
	...facts,
	heldBytes: memoryNeed(model, facts.rung).heldBytes,
	isIdle: false,
	usedAtMs: performance.now(),
});
