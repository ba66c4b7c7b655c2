import { scoreBetween } from '../score-between.js';
import type { Check } from '../finding.js';
import { longerThan, longestOf, toldSpans, totalOf, without } from '../spans.js';
import { toldTime } from '../told-time.js';

/** How much longer than allowed makes it worthless, and which share of the video. */
const worstExcessMs = 5_000;
const worstShare = 0.5;

/** Black pictures do not move either: they are told once, as black. */
export const checkFrozen: Check = ({ file, measures: { frozen, black }, expectations: { longestFreezeMs } }) => {
	if (!frozen) return null;
	const still = without(frozen, black ?? []);
	const spans = longerThan(still, longestFreezeMs);
	const longest = longestOf(still);
	const share = totalOf(spans) / Math.max(file.durationMs, 1);
	return {
		check: 'frozen',
		score: Math.min(
			scoreBetween(longest, longestFreezeMs, longestFreezeMs + worstExcessMs),
			scoreBetween(share, 0, worstShare),
		),
		...{ value: Math.round(longest), target: longestFreezeMs, unit: 'ms', spans: toldSpans(spans) },
		reason:
			spans.length === 0
				? 'The picture moves'
				: `The picture stands still for ${toldTime(totalOf(spans))}, at most ${toldTime(longestFreezeMs)} at a time is allowed`,
	};
};
