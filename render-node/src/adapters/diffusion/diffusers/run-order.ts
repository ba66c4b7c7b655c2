import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import type { GenerationOrder, GenerationRun } from '../../../domain/diffusion/generation.js';
import { contentHash } from '../../../domain/jobs/content-hash.js';
import { Refusal } from '../../../domain/refusal.js';
import { attemptOrder, openPieces, type OpenPiece } from './attempt-order.js';
import { deviceKey, type Device } from './device.js';
import type { DeviceLanes, Lane } from './device-lanes.js';
import type { DiffusersLimits } from './limits.js';
import { lowerRung, plannedRung, rungBelow, type Rung } from './memory-ladder.js';
import * as refuse from './order-refusals.js';
import type { Quarantine } from './quarantine.js';
import { wireModel } from './worker-commands.js';
import type { WorkerFleet } from './worker-fleet.js';
import type { WorkerEnd } from './worker-process.js';
import type { WorkEnd } from './work-order.js';
import type { Worker } from './worker.js';

export type OrderDeps = {
	fleet: WorkerFleet;
	lanes: DeviceLanes;
	quarantine: Quarantine;
	/** Rung on which a model last worked on a device after a higher one had failed. */
	learned: Map<string, Rung>;
	ffmpegPath: string;
	limits: DiffusersLimits;
};

/** A model with its files, and the devices that could take it. */
export type Loadable = { model: CatalogueModel; path: string; devices: readonly Device[] };

/**
 * Runs an order to its end on one device: down the memory ladder while memory is short, and once more when a worker
 * dies. Pieces that were told are not made again; one that is in quarantine keeps no
 * other from being made.
 */
export async function runOrder(
	deps: OrderDeps,
	loadable: Loadable,
	order: GenerationOrder,
	run: GenerationRun,
): Promise<void> {
	const { lanes, fleet, quarantine } = deps;
	const { model, path, devices } = loadable;
	// A pull puts other weights into the same folder; a process keeps those that it has loaded.
	const modelKey = contentHash([wireModel(model, path), model.card.revision]);
	const asked = openPieces(order.pieces);
	const open = asked.filter(({ piece }) => !quarantine.holds(modelKey, piece));
	const { problem } = refuse.quarantinedByWorker(model.card);
	if (open.length === 0) throw new Refusal(problem);
	for (const { number } of asked.filter((one) => !open.includes(one))) await run.onPiece({ piece: number, problem });
	run.onProgress({ phase: 'waiting', piece: 0, steps: null });
	const able = new Set(devices.map((device) => lanes.laneOf(device)));
	const choose = (free: readonly Lane[]) =>
		fleet.best(
			free.filter((lane) => able.has(lane)),
			modelKey,
		);
	const lane = await lanes.take(choose, run.signal);
	try {
		await runOnLane(deps, { ...loadable, modelKey, lane }, open, run);
	} finally {
		lanes.release(lane);
	}
}

type Placed = Loadable & { modelKey: string; lane: Lane };

async function runOnLane(deps: OrderDeps, placed: Placed, pieces: OpenPiece[], run: GenerationRun): Promise<void> {
	const { fleet, learned, limits, ffmpegPath, quarantine } = deps;
	const { model, path, modelKey, lane } = placed;
	const learnedKey = `${deviceKey(lane.device)} ${modelKey}`;
	const planned = plannedRung(model, lane.device);
	const setbacks: Setbacks = { floor: lowerRung(planned, learned.get(learnedKey) ?? planned), tried: [], deaths: 0 };
	const open = new Set(pieces);
	while (open.size > 0) {
		const worker = await fleet.workerFor(lane, { model, modelKey, floor: setbacks.floor }, run.signal);
		let exit: WorkerEnd | null = null;
		const onDecided = (decided: OpenPiece) => {
			open.delete(decided);
			quarantine.made(modelKey, decided.piece);
		};
		const isBelowPlan = lowerRung(planned, worker.rung) !== planned;
		const attempt = { ...{ model, path, ffmpegPath, limits, run, onDecided, isBelowPlan } };
		const end = await attemptOrder(worker, [...open], attempt, async (ended) => {
			if (ended?.kind === 'done' || ended?.kind === 'cancelled') fleet.giveBack(worker);
			else exit = await fleet.discard(worker, ended?.kind === 'died');
		});
		run.signal.throwIfAborted();
		setbacks.tried.push(worker.rung);
		if (end.kind === 'done') {
			if (worker.rung === setbacks.floor && setbacks.floor !== planned) learned.set(learnedKey, worker.rung);
		} else await overcome(deps, placed, { end, exit, worker, open }, setbacks, run);
	}
}

type Setbacks = { floor: Rung; tried: Rung[]; deaths: number };
type Setback = { end: WorkEnd; exit: WorkerEnd | null; worker: Worker; open: ReadonlySet<OpenPiece> };

/** Makes the next attempt worth while, or throws why there is none. */
async function overcome(
	{ fleet, quarantine }: OrderDeps,
	{ model, modelKey, lane }: Placed,
	{ end, exit, worker, open }: Setback,
	setbacks: Setbacks,
	{ log }: GenerationRun,
): Promise<void> {
	const [inHand] = open;
	const facts = { model: model.card.id, device: lane.device.name, rung: worker.rung, ...end };
	log.warn(
		{ ...facts, code: exit?.code, signal: exit?.signal, tail: exit?.tail },
		'a diffusers worker gave an order up',
	);
	fleet.throwIfClosed();
	if (end.kind === 'distrusted') throw refuse.workerDistrusted(model.card);
	if (end.kind === 'failed' && end.code !== 'device') {
		if (end.code !== 'out-of-memory') throw refuse.orderFailed(model.card, end.code, end.message);
		// What idle models hold is given up before this one is made slower.
		if ((await fleet.endIdle(lane)) > 0) return;
		const below = rungBelow(worker.rung, lane.device);
		if (below !== null) return void (setbacks.floor = below);
		throw refuse.outOfMemory(model.card, lane.device.name, setbacks.tried);
	}
	setbacks.deaths++;
	const isLasting = inHand !== undefined && quarantine.died(modelKey, inHand.piece);
	if (isLasting || setbacks.deaths > 1) throw refuse.quarantinedByWorker(model.card);
	if (end.kind === 'stalled') throw refuse.workerStalled(end.phase);
	/*
	 * A SIGKILL that is not ours comes from the system when the machine itself runs out of memory. A lower rung would
	 * take as much of that or more, so what idle models hold is given up, and the same is tried once more.
	 */
	if (exit?.signal === 'SIGKILL' && !exit.wasEnded) await fleet.endIdle(null);
}
