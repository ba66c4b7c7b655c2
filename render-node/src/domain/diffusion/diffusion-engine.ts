import type { DiffusionEngineId } from '@showrunner/contract';
import type { GenerationOrder, GenerationRun } from './generation.js';
import type { OfferedModel } from './model-card.js';

/**
 * Something that makes pictures and clips: a worker on this machine, a server beside it, or FFmpeg.
 *
 * - An engine checks nothing that a card's rules say: it gets only requests that keep them.
 * - A piece that cannot be made (NaN, refused content) is told by `onPiece` with its problem; the next one is begun.
 * - What ends the whole order (unreachable, out of memory on every rung, a model that does not load) is thrown as a
 *   `Refusal`; pieces that were told before stay made. A server that says why by a status gets the matching kind.
 * - An aborted signal ends the work within a step or by force, leaves no child process and no file, and rejects with
 *   the signal's reason.
 * - The same request gives the same bytes on the same device where the card says `takesSeed`.
 */
export type DiffusionEngine = {
	id: DiffusionEngineId;
	/** Models that this engine knows, with what keeps one from being used. Never rejects; may answer from memory. */
	models(): Promise<OfferedModel[]>;
	run(order: GenerationOrder, run: GenerationRun): Promise<void>;
	/** How many orders it can work on at once: devices, or what a server stands. */
	lanes(): Promise<number>;
	/** Ends what runs beside the service. */
	close(): Promise<void>;
};
