import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import type { GenerationPiece, GenerationRun, PieceOutcome } from '../../../domain/diffusion/generation.js';
import type { DiffusersLimits } from './limits.js';
import { doubtAbout, madePiece } from './made-piece.js';
import { nextBatch } from './next-batch.js';
import { pieceProblem } from './order-refusals.js';
import { takeMadeFile } from './take-made-file.js';
import { measureHeld, type Worker } from './worker.js';
import { wireModel, wirePiece } from './worker-commands.js';
import { workOrder, type OrderListener, type WorkEnd } from './work-order.js';
import type { PieceEvent, PieceFailure } from './worker-events.js';

/** A piece that is to be made, with its number in the order. */
export type OpenPiece = { number: number; piece: GenerationPiece; wire: object };

export const openPieces = (pieces: readonly GenerationPiece[]): OpenPiece[] =>
	pieces.map((piece, number) => ({ number, piece, wire: wirePiece(piece) }));

export type Attempt = {
	model: CatalogueModel;
	/** Folder of the model. */
	path: string;
	ffmpegPath: string;
	limits: DiffusersLimits;
	run: GenerationRun;
	isBelowPlan: boolean;
	/** Called before the outcome goes out. */
	onDecided(open: OpenPiece): void;
};

/**
 * Has a worker make as many of the pieces as go into one command, and hands over what it makes as it comes. Whatever
 * else is in the attempt's folder goes with it; `release` must have ended or freed the worker by then.
 */
export async function attemptOrder(
	worker: Worker,
	pieces: readonly OpenPiece[],
	attempt: Attempt,
	release: (end: WorkEnd | null) => Promise<void>,
): Promise<WorkEnd> {
	const { model, run, limits, ffmpegPath } = attempt;
	const batch = nextBatch(pieces);
	let end: WorkEnd | null = null;
	const outDir = await mkdtemp(path.join(run.workDir, 'diffusers-')).catch(async (error: unknown) => {
		await release(null);
		throw error;
	});
	try {
		end = await workOrder(worker.process, {
			command: {
				...{ command: 'run', orderId: randomUUID(), model: wireModel(model, attempt.path), memory: worker.rung },
				...{ pieces: batch.map(({ wire }) => wire), outDir, ffmpegPath },
			},
			...{ weightsBytes: model.memory.weightsBytes, limits, signal: run.signal },
			listener: listenFor(worker, batch, attempt, outDir),
		});
		return end;
	} finally {
		await release(end);
		await rm(outDir, { recursive: true, force: true, maxRetries: 3 });
	}
}

function listenFor(worker: Worker, batch: readonly OpenPiece[], attempt: Attempt, outDir: string): OrderListener {
	const { run } = attempt;
	let loadMs: number | null = null;
	return {
		onProgress(event) {
			if (event.event === 'loading')
				return run.onProgress({ phase: 'loading', piece: batch[0]?.number ?? 0, steps: null });
			const { phase, done, of } = event;
			const piece = batch[event.piece]?.number ?? 0;
			run.onProgress({ phase, piece, steps: done === null || of === null ? null : { done, of } });
		},
		onLoaded({ milliseconds, freeBytes }) {
			loadMs = milliseconds;
			measureHeld(worker, freeBytes);
		},
		async onPiece(event) {
			const open = batch[event.piece];
			if (!open) return 'a piece that was not asked for';
			const outcome = await outcomeOf(event, open, { worker, attempt, outDir, loadMs });
			if (outcome === null || run.signal.aborted) return null;
			if (typeof outcome === 'string') return outcome;
			if ('made' in outcome) loadMs = null;
			attempt.onDecided(open);
			await run.onPiece(outcome);
			return null;
		},
	};
}

type Making = { worker: Worker; attempt: Attempt; outDir: string; loadMs: number | null };

/** What became of a piece; a text: why the worker cannot be believed; null: it is no longer wanted. */
async function outcomeOf(
	event: PieceEvent | PieceFailure,
	{ number, piece }: OpenPiece,
	{ worker, attempt, outDir, loadMs }: Making,
): Promise<PieceOutcome | string | null> {
	const { model, run, isBelowPlan } = attempt;
	if (event.event === 'piece-failed') return { piece: number, problem: pieceProblem(model.card, event) };
	const doubt = doubtAbout(event, piece.request);
	if (doubt !== null) return doubt;
	const extension = event.mediaType === 'video/mp4' ? 'mp4' : 'png';
	const target = path.join(run.workDir, `diffusers-${randomUUID()}.${extension}`);
	const isTrue = await takeMadeFile(event, outDir, target, run.signal).catch(() => false);
	if (isTrue && !run.signal.aborted)
		return { piece: number, made: madePiece(event, target, worker, { loadMs, isBelowPlan }) };
	await rm(target, { force: true });
	return run.signal.aborted ? null : 'a file that is not what was told of it';
}
