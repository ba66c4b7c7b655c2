import type { GenerationKind } from '@showrunner/contract';
import type { OfferedModel } from './model-card.js';

/** Models for one kind of work, in the order in which they are asked. */
export type Choice = {
	/** Those that can be used now. */
	candidates: OfferedModel[];
	/** The one that was asked for by name, where it is known but cannot be used or cannot do the kind. */
	refused: OfferedModel | null;
	/** Whether the name that was asked for is one that nobody knows. */
	isUnknown: boolean;
};

/**
 * `auto` takes every available model in the order of the offer. A name puts that model first, and the others behind it
 * only where a fall-back is allowed.
 * @param offered in the order of preference
 */
export function chooseModels(
	offered: readonly OfferedModel[],
	kind: GenerationKind,
	wish: { model: string; fallBack: boolean },
): Choice {
	const able = offered.filter(({ available, card }) => available && card.kinds.includes(kind));
	if (wish.model === 'auto') {
		return { candidates: wish.fallBack ? able : able.slice(0, 1), refused: null, isUnknown: false };
	}
	const named = offered.find(({ card }) => card.id === wish.model);
	const chosen = able.filter((model) => model === named);
	const others = wish.fallBack ? able.filter((model) => model !== named) : [];
	return {
		candidates: [...chosen, ...others],
		refused: named !== undefined && chosen.length === 0 ? named : null,
		isUnknown: named === undefined,
	};
}
