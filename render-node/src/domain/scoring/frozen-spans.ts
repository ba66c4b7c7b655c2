import type { TimeSpan } from '../speech/time-span.js';
import { joinSpans, overlaps } from './spans.js';

/** A key frame at a low rate makes a still picture stir until the frames after it have settled. */
const settlingMs = 450;

/**
 * Times in which nothing moves, from those without the slightest stir and those without a cut. A still that stirs at
 * key frames is one freeze; two stills in a row are two.
 */
export const frozenSpans = (unstirred: readonly TimeSpan[], uncut: readonly TimeSpan[]): TimeSpan[] =>
	uncut.flatMap((whole) => {
		const inside = unstirred
			.filter((span) => overlaps(span, whole))
			.map(({ startMs, endMs }) => ({
				startMs: Math.max(startMs, whole.startMs),
				endMs: Math.min(endMs, whole.endMs),
			}));
		return joinSpans(inside, settlingMs);
	});
