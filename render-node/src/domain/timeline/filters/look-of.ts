import type { Filter } from '@showrunner/contract';
import { filterOf } from './active-filters.js';
import type { Look } from './filter-plan.js';

/** The least zoom that crops an edge away, and the most that a picture bears unseen; the same limits for its colours. */
const [leastZoom, mostZoom] = [1.02, 1.08];
const [mostBrightness, mostSaturation, mostHueDegrees] = [0.03, 0.15, 6];

/** How much nearer the filters bring the picture. */
export const zoomOf = (filters: readonly Filter[]): number =>
	filterOf(filters, 'originality').reduce(
		(zoom, { strength }) => zoom * (leastZoom + (mostZoom - leastZoom) * strength),
		1,
	);

/** What the filters make of the colours; null where they leave them alone. Two of a kind add up. */
export function lookOf(filters: readonly Filter[]): Look | null {
	const originals = filterOf(filters, 'originality');
	const greys = filterOf(filters, 'grayscale');
	if (originals.length + greys.length === 0) return null;
	const mirrored = originals.filter(({ mirror }) => mirror).length % 2 === 1;
	const shift = originals.reduce((sum, { strength }) => sum + strength, 0);
	const colourful = originals.reduce((product, { strength }) => product * (1 + mostSaturation * strength), 1);
	return {
		...(mirrored && { mirror: true as const }),
		brightness: mostBrightness * shift,
		saturation: greys.reduce((product, { strength }) => product * (1 - strength), colourful),
		hueDegrees: mostHueDegrees * shift,
	};
}
