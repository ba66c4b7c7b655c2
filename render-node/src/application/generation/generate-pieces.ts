import type { GenerationAttempt, GenerationKind, Warning } from '@showrunner/contract';
import { problemOfAll } from '../../domain/diffusion/problem-of-all.js';
import { chooseModels } from '../../domain/diffusion/choose-models.js';
import {
	contentRejected,
	modelRefused,
	modelUnknown,
	noModelForKind,
} from '../../domain/diffusion/generation-problems.js';
import type { OfferedModel } from '../../domain/diffusion/model-card.js';
import { Refusal } from '../../domain/refusal.js';
import { BetterElsewhere, type JobContext } from '../job-handler.js';
import { askModel } from './ask-model.js';
import { offeredModels } from './offered-models.js';
import type { GenerationDeps } from './generation-deps.js';
import type { FailedWanted, MadeWanted, WantedPiece } from './wanted-piece.js';

export type ModelWish = { model: string; fallBack: boolean };

/** What is to be done with the pieces; `jobKinds`: everything that the job needs, where that is more. */
export type KindWish = { kind: GenerationKind; jobKinds?: readonly GenerationKind[] };

export type Generated<P extends WantedPiece> = {
	made: MadeWanted<P>[];
	failed: FailedWanted<P>[];
	attempts: GenerationAttempt[];
	reused: number;
	/** Millionths of a US dollar. */
	priceMicros: number;
	warnings: Warning[];
};

/**
 * Makes pieces of one kind: asks the models in order for what is still missing, until all is there or nobody is left.
 * What one model has made stays made. Throws only when nothing at all was made.
 */
export async function generatePieces<P extends WantedPiece>(
	kinds: KindWish,
	wanted: readonly P[],
	wish: ModelWish,
	deps: GenerationDeps,
	context: JobContext,
): Promise<Generated<P>> {
	const state: Generated<P> = { made: [], failed: [], attempts: [], reused: 0, priceMicros: 0, warnings: [] };
	let left = admitPrompts(wanted, deps, state);
	const { candidates, first } = await candidatesFor(kinds, wish, deps, state);
	for (const candidate of candidates) {
		if (left.length === 0) break;
		const { card } = candidate;
		const pieces = left.map((piece) => piece.wanted);
		const answer = await askModel(candidate, pieces, deps, context);
		state.made.push(...answer.made);
		state.failed.push(...answer.failed);
		state.reused += answer.reused;
		state.priceMicros += priceOf(answer.made, card.pricePerSecondMicros);
		const no = answer.refusal?.problem ?? answer.left[0]?.problem;
		if (no) state.attempts.push({ model: card.id, engine: card.engine, problem: no });
		if (answer.made.length > 0 && first !== null && card.id !== first)
			state.warnings.push(substituted(first, card.label));
		left = answer.left;
	}
	state.failed.push(...left);
	const problem = problemOfAll(state.failed.map((failed) => failed.problem));
	if (state.made.length === 0 && problem) throw withAttempts(new Refusal(problem), state.attempts);
	return state;
}

/** Prompts that may not be generated fail before any device is asked. */
function admitPrompts<P extends WantedPiece>(
	wanted: readonly P[],
	{ content }: GenerationDeps,
	{ failed }: Generated<P>,
): FailedWanted<P>[] {
	const nobodyAsked = noModelForKind(wanted[0]?.wish.kind ?? 'text-to-image').problem;
	return wanted.flatMap((piece) => {
		const verdict = content.checkPrompt(piece.wish.prompt);
		if (verdict.kind !== 'rejected') return [{ wanted: piece, problem: nobodyAsked }];
		failed.push({ wanted: piece, problem: contentRejected('prompt', verdict.reason).problem });
		return [];
	});
}

/** @returns the models to ask, and the id of the one that was meant to answer */
async function candidatesFor<P extends WantedPiece>(
	{ kind, jobKinds = [kind] }: KindWish,
	wish: ModelWish,
	deps: GenerationDeps,
	{ attempts }: Generated<P>,
): Promise<{ candidates: OfferedModel[]; first: string | null }> {
	const offered = await offeredModels(deps.engines);
	const { candidates, refused, isUnknown } = chooseModels(offered, kind, wish);
	const isNamed = wish.model !== 'auto';
	const isHere = isNamed
		? candidates[0]?.card.id === wish.model
		: candidates.some(({ card }) => card.engine !== 'cinematic');
	if (!isHere && (await deps.isElsewhere(jobKinds, wish.model)))
		throw new BetterElsewhere(isNamed ? `the model ${wish.model}` : 'a model for it');
	const known = offered.filter(({ card }) => card.kinds.includes(kind)).map(({ card }) => card.id);
	const refusal = isUnknown && isNamed ? modelUnknown(wish.model, known) : refused && modelRefused(refused, kind);
	if (refusal && candidates.length === 0) throw refusal;
	if (refusal)
		attempts.push({ model: wish.model, engine: refused?.card.engine ?? 'diffusers', problem: refusal.problem });
	if (candidates.length === 0) throw noModelForKind(kind);
	return { candidates, first: isNamed ? wish.model : (candidates[0]?.card.id ?? null) };
}

const priceOf = <P extends WantedPiece>(made: readonly MadeWanted<P>[], perSecondMicros: number) =>
	Math.ceil((made.reduce((sum, { kept }) => sum + kept.deviceMs, 0) * perSecondMicros) / 1000);

const substituted = (first: string, label: string): Warning => ({
	code: 'model-substituted',
	message: `${first} could not do it, so ${label} did`,
	field: 'model',
});

/** One clear refusal that lists why each model said no. */
function withAttempts({ problem }: Refusal, attempts: readonly GenerationAttempt[]): Refusal {
	if (attempts.length < 2) return new Refusal(problem);
	const list = attempts.map(({ model, problem: { title } }) => `${model}: ${title}.`).join(' ');
	return new Refusal({ ...problem, detail: [problem.detail, `Asked in turn: ${list}`].filter(Boolean).join(' ') });
}
