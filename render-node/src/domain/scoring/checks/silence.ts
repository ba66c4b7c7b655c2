import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { longerThan, longestOf, toldSpans, totalOf } from '../spans.js';
import { toldTime } from '../told-time.js';

/** How much longer than allowed makes it worthless, and which share of the video. */
const worstExcessMs = 5_000;
const worstShare = 0.5;

export const checkSilence: Check = ({ file: { durationMs }, measures: { sound }, expectations }) => {
	if (!expectations.sound) return null;
	const { longestSilenceMs } = expectations;
	const told = { check: 'silence', target: longestSilenceMs, unit: 'ms' } as const;
	if (typeof sound === 'string') {
		const reason = sound === 'none' ? 'The video has no sound' : 'The sound cannot be decoded';
		return { ...told, score: 0, value: durationMs, reason, spans: toldSpans([{ startMs: 0, endMs: durationMs }]) };
	}
	if (!sound.silent) return null;
	const spans = longerThan(sound.silent, longestSilenceMs);
	const longest = longestOf(sound.silent);
	const share = totalOf(spans) / Math.max(durationMs, 1);
	return {
		...{ ...told, value: Math.round(longest), spans: toldSpans(spans) },
		score: Math.min(
			scoreBetween(longest, longestSilenceMs, longestSilenceMs + worstExcessMs),
			scoreBetween(share, 0, worstShare),
		),
		reason:
			spans.length === 0
				? 'The sound does not break off'
				: `Nothing is heard for ${toldTime(totalOf(spans))}, at most ${toldTime(longestSilenceMs)} at a time is allowed`,
	};
};
