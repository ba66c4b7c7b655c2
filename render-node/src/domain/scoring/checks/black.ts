import { scoreBetween } from '../score-between.js';
import type { Check } from '../finding.js';
import { longerThan, longestOf, toldSpans, totalOf } from '../spans.js';
import { toldTime } from '../told-time.js';

/** How much longer than allowed makes it worthless, and which share of the video. */
const worstExcessMs = 2_000;
const worstShare = 0.25;

export const checkBlack: Check = ({ file, measures: { black }, expectations: { longestBlackMs } }) => {
	if (!black) return null;
	const spans = longerThan(black, longestBlackMs);
	const longest = longestOf(black);
	const share = totalOf(spans) / Math.max(file.durationMs, 1);
	return {
		check: 'black',
		score: Math.min(
			scoreBetween(longest, longestBlackMs, longestBlackMs + worstExcessMs),
			scoreBetween(share, 0, worstShare),
		),
		...{ value: Math.round(longest), target: longestBlackMs, unit: 'ms', spans: toldSpans(spans) },
		reason:
			spans.length === 0
				? 'No picture stays black'
				: `The picture is black for ${toldTime(totalOf(spans))}, at most ${toldTime(longestBlackMs)} at a time is allowed`,
	};
};
