import type { TimeSpan } from '../speech/time-span.js';
import { common, joinSpans } from './spans.js';

/** A key frame at a low rate makes a still picture stir until the frames after it have settled. */
const settlingMs = 450;

/**
 * Times in which nothing moves, from those without the slightest stir and those without a cut. A still that stirs at
 * key frames is one freeze; two stills in a row are two.
 */
export function frozenSpans(unstirred: readonly TimeSpan[], uncut: readonly TimeSpan[]): TimeSpan[] {
	const still = common(unstirred, uncut);
	let next = 0;
	return uncut.flatMap(({ endMs }) => {
		const from = next;
		while ((still[next]?.endMs ?? Infinity) <= endMs) next++;
		return joinSpans(still.slice(from, next), settlingMs);
	});
}
