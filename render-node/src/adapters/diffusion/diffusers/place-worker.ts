import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import type { Lane } from './device-lanes.js';
import { launchWorker, type Launch } from './launch-worker.js';
import {
	fittingRung,
	frugalRung,
	isNoHigher,
	lowerRung,
	memoryNeed,
	plannedRung,
	wholeNeed,
	type Rung,
} from './memory-ladder.js';
import { newWorker, type Worker } from './worker.js';
import type { WorkerRegistry } from './worker-registry.js';

export type Wanted = {
	model: CatalogueModel;
	modelKey: string;
	/** Rungs above this one have failed. */
	floor: Rung;
};

/** An idle worker that has the model on a rung that has not failed, with room made for its work; or null. */
export async function reuseWorker(
	registry: WorkerRegistry,
	lane: Lane,
	{ model, modelKey, floor }: Wanted,
): Promise<Worker | null> {
	const same = registry.idleOf(lane).filter((worker) => worker.modelKey === modelKey);
	const fit = same.findLast(({ rung }) => isNoHigher(rung, floor));
	if (fit) fit.isIdle = false;
	for (const other of same) if (other !== fit) await registry.end(other);
	if (!fit) return null;
	await registry.makeRoom(lane, memoryNeed(model, fit.rung).workBytes, () => registry.leftBytes(lane));
	return fit.process.hasEnded() ? null : fit;
}

/** A new worker, after as many idle ones have gone as its model needs room. */
export async function startWorker(
	{ registry, launch }: { registry: WorkerRegistry; launch: Launch },
	lane: Lane,
	{ model, modelKey, floor }: Wanted,
	signal: AbortSignal,
): Promise<Worker> {
	const planned = lowerRung(floor, plannedRung(model, lane.device));
	const needBytes = wholeNeed(model, planned);
	await registry.makeRoom(lane, needBytes, () => registry.leftBytes(lane));
	const { process, hello } = await launchWorker(launch, lane.device, signal);
	const worker = newWorker({ process, lane, hello, modelKey, rung: planned }, model);
	registry.add(worker);
	const { freeBytes } = hello.device;
	if (lane.device.kind !== 'cuda' || freeBytes === null) return worker;
	// Others use the device too, and estimates err: what it says that it has free is what counts.
	const before = registry.leftBytes(lane);
	const free = () => freeBytes + registry.leftBytes(lane) - before;
	await registry.makeRoom(lane, needBytes, free);
	worker.rung = lowerRung(planned, fittingRung(model, lane.device, free()) ?? frugalRung(lane.device));
	worker.heldBytes = memoryNeed(model, worker.rung).heldBytes;
	return worker;
}
