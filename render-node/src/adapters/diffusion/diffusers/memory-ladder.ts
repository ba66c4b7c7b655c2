import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import type { Device } from './device.js';

/**
 * Ways to hold a model, from fast and hungry to slow and frugal: everything on the device; decoding in tiles; one
 * component on the device at a time; one group of layers at a time.
 */
export const rungs = ['resident', 'tiled', 'offload-model', 'offload-group'] as const;
export type Rung = (typeof rungs)[number];

/** Buffers of the allocator and of the libraries, on top of the bare weights. */
const weightsFactor = 1.2;

/**
 * Shares of weights and of work that are on the device at once. Estimates: the largest component of the catalogue's
 * models holds 50 to 80 % of the weights, a group of layers a few per cent; most of the work space is the decoder's,
 * which tiles halve at least. A rung that turns out too high is left by the ladder.
 */
const shares: Record<Rung, { weights: number; work: number }> = {
	resident: { weights: 1, work: 1 },
	tiled: { weights: 1, work: 0.5 },
	'offload-model': { weights: 0.8, work: 0.5 },
	'offload-group': { weights: 0.1, work: 0.5 },
};

export type Need = { heldBytes: number; workBytes: number };

/** What a process holds of the device's memory while it is idle, and what a run takes on top. */
export function memoryNeed({ memory }: CatalogueModel, rung: Rung): Need {
	const { weights, work } = shares[rung];
	// Weights that are offloaded go back after a run, but stay on the device while it lasts.
	const weightsBytes = memory.weightsBytes * weightsFactor * weights;
	const isOffloaded = rung === 'offload-model' || rung === 'offload-group';
	const workBytes = memory.workBytes * work;
	return isOffloaded ? { heldBytes: 0, workBytes: weightsBytes + workBytes } : { heldBytes: weightsBytes, workBytes };
}

export const wholeNeed = (model: CatalogueModel, rung: Rung): number => {
	const { heldBytes, workBytes } = memoryNeed(model, rung);
	return heldBytes + workBytes;
};

/** Where a processor computes in the machine's own memory there is nothing to offload to. */
export const rungsOf = ({ kind }: Device): readonly Rung[] => (kind === 'cuda' ? rungs : rungs.slice(0, 2));

/** The fastest rung on which a model fits; null: on none. */
export function fittingRung(model: CatalogueModel, device: Device, freeBytes = device.memoryBytes): Rung | null {
	return rungsOf(device).find((rung) => wholeNeed(model, rung) <= freeBytes) ?? null;
}

/** The rung below; null at the end of the ladder. */
export function rungBelow(rung: Rung, device: Device): Rung | null {
	const ladder = rungsOf(device);
	return ladder[ladder.indexOf(rung) + 1] ?? null;
}

/** Whichever of two rungs takes less memory. */
export const lowerRung = (a: Rung, b: Rung): Rung => (isNoHigher(a, b) ? a : b);

/** Whether `rung` takes no more memory than `other`. */
export const isNoHigher = (rung: Rung, other: Rung): boolean => rungs.indexOf(rung) >= rungs.indexOf(other);

/** The rung that takes least. */
export const frugalRung = (device: Device): Rung => rungsOf(device).at(-1) ?? 'resident';

/** Where the sizes alone say to begin. */
export const plannedRung = (model: CatalogueModel, device: Device): Rung =>
	fittingRung(model, device) ?? frugalRung(device);
