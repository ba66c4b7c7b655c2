import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { problemOf } from '../../domain/jobs/job-problems.js';
import { anotherModelMayHelp } from '../../domain/diffusion/generation-problems.js';
import type { GenerationSources, PieceOutcome } from '../../domain/diffusion/generation.js';
import type { OfferedModel } from '../../domain/diffusion/model-card.js';
import { Refusal } from '../../domain/refusal.js';
import type { JobContext } from '../job-handler.js';
import { admitFound } from './admit-found.js';
import type { GenerationDeps } from './generation-deps.js';
import { planOrder, type PlannedPiece } from './plan-order.js';
import { createProgressTeller } from './piece-progress.js';
import { storePiece } from './store-piece.js';
import type { FailedWanted, MadeWanted, WantedPiece } from './wanted-piece.js';

/** What one model made of the pieces that it was asked for. */
export type Answer<P extends WantedPiece> = {
	made: MadeWanted<P>[];
	/** How many of them were found from before. */
	reused: number;
	/** Pieces that no other model could make either. */
	failed: FailedWanted<P>[];
	/** Pieces that another model may still make. */
	left: FailedWanted<P>[];
	/** Why the model gave up as a whole; null: it went through all pieces. */
	refusal: Refusal | null;
};

async function localSources({ wanted }: PlannedPiece<WantedPiece>, { assets }: JobContext): Promise<GenerationSources> {
	const entries = Object.entries(wanted.sources);
	return Object.fromEntries(
		await Promise.all(entries.map(async ([name, assetId]) => [name, await assets.localPath(assetId)] as const)),
	);
}

/** Has one model make the pieces, those that it made before excepted. Rejects with the signal's reason on a cancel. */
export async function askModel<P extends WantedPiece>(
	{ card }: OfferedModel,
	wanted: readonly P[],
	deps: GenerationDeps,
	context: JobContext,
): Promise<Answer<P>> {
	const { planned, found } = await planOrder(card, wanted, deps.pieces);
	const before = await admitFound(found, deps, context);
	const answer: Answer<P> = { ...before, reused: before.made.length, left: [], refusal: null };
	if (planned.length === 0) return answer;
	const engine = deps.engines.find(({ id }) => id === card.engine);
	if (!engine) throw new TypeError(`no engine ${card.engine} for ${card.id}`);
	const progress = createProgressTeller(wanted.length, found.length, context.progress);
	const undecided = new Set(planned);
	let isStored = true;
	const onPiece = async (outcome: PieceOutcome) => {
		const piece = planned[outcome.piece];
		if (!piece || !undecided.delete(piece)) throw new RangeError(`piece ${outcome.piece} was told twice or is none`);
		await settlePiece(outcome, piece, card, answer, deps, context).catch((error: unknown) => {
			isStored = false;
			throw error;
		});
		progress.pieceEnded();
	};
	const workDir = path.join(context.workDir, card.engine);
	await mkdir(workDir, { recursive: true });
	const pieces = await Promise.all(
		planned.map(async (piece) => ({ request: piece.request, sources: await localSources(piece, context) })),
	);
	const run = { signal: context.signal, workDir, log: context.log };
	try {
		await engine.run(
			{ model: card, pieces },
			{ ...run, onPiece, onProgress: (told) => progress.tell(card.label, told) },
		);
	} catch (error) {
		// No other model would be stored any better.
		if (!isStored || context.signal.aborted || !(error instanceof Refusal)) throw error;
		answer.refusal = error;
	}
	const problem = answer.refusal?.problem ?? untold(context.jobId);
	for (const { wanted: piece } of undecided)
		(anotherModelMayHelp(problem) ? answer.left : answer.failed).push({ wanted: piece, problem });
	return answer;
}

const untold = (jobId: string) => problemOf(new Error('an engine ended without a word on a piece'), jobId);

async function settlePiece<P extends WantedPiece>(
	outcome: PieceOutcome,
	piece: PlannedPiece<P>,
	card: OfferedModel['card'],
	answer: Answer<P>,
	deps: GenerationDeps,
	context: JobContext,
): Promise<void> {
	const { wanted } = piece;
	if ('problem' in outcome) {
		const list = anotherModelMayHelp(outcome.problem) ? answer.left : answer.failed;
		list.push({ wanted, problem: outcome.problem });
		return;
	}
	try {
		answer.made.push({ wanted, kept: await storePiece(outcome.made, card, piece, deps, context) });
	} catch (error) {
		if (!(error instanceof Refusal) || error.problem.kind !== 'content-rejected') throw error;
		answer.failed.push({ wanted, problem: error.problem });
	}
}
