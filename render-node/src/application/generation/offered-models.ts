import type { GenerationKind, Model } from '@showrunner/contract';
import type { DiffusionEngine } from '../../domain/diffusion/diffusion-engine.js';
import type { OfferedModel } from '../../domain/diffusion/model-card.js';

/** What all engines offer, in their order; of two models with one id the first counts. */
export async function offeredModels(engines: readonly DiffusionEngine[]): Promise<OfferedModel[]> {
	const all = (await Promise.all(engines.map((engine) => engine.models()))).flat();
	return [...new Map(all.reverse().map((model) => [model.card.id, model])).values()].reverse();
}

/** A model as callers see it. */
export function toModel({ card, available, note }: OfferedModel): Model {
	const { id, label, engine, kinds, revision, licence, sizes, frames, steps, pricePerSecondMicros } = card;
	return {
		...{ id, label, engine, kinds: [...kinds], available, note, revision, licence, pricePerSecondMicros },
		native: sizes.native,
		clip: frames && {
			framesPerSecond: frames.framesPerSecond,
			longestMs: Math.round((frames.most * 1000) / frames.framesPerSecond),
			sound: card.hasSound,
		},
		steps: steps && { ...steps },
	};
}

export const isOfKind = (kind: GenerationKind | undefined) => (model: Model) =>
	kind === undefined || model.kinds.includes(kind);
