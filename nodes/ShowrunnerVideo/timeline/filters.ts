import type { Filter } from '@showrunner/contract';

type FilterKind = Filter['kind'];

/** Strengths by kind, and whether the picture is mirrored. */
export type FilterWishes = Partial<Record<FilterKind, number>> & { mirror?: boolean };

const kinds: FilterKind[] = ['originality', 'jitter', 'cinematic', 'grain', 'grayscale', 'glitch'];
const usualStrength = 0.5;

/** The filters that were added; a mirrored picture needs originality, which is then added at its usual strength. */
export function filtersOf({ mirror = false, ...strengths }: FilterWishes = {}) {
	const wished = { ...(mirror && { originality: usualStrength }), ...strengths };
	const filters = kinds.flatMap((kind) => {
		const strength = wished[kind];
		if (strength === undefined) return [];
		return [kind === 'originality' ? { kind, strength, mirror } : { kind, strength }];
	});
	return filters.length > 0 ? { filters } : {};
}
