import type { TimedText } from '../../captions/timed-text.js';
import type { TimeSpan } from '../../speech/time-span.js';
import type { Check } from '../finding.js';
import { heardSpans } from '../heard-spans.js';
import { scoreBetween } from '../score-between.js';
import { toldSpans } from '../spans.js';

/** How far a caption may begin from the sound, and from when on it confuses. */
const goodMs = 300;
const worstMs = 600;
/** What is further away belongs to other words. */
const reachMs = 2_500;

/** Compares where sound sets in after a pause with where the caption for it begins. */
export const checkCaptionTiming: Check = (ground) => {
	const heard = ground.captions && heardSpans(ground);
	if (!heard || !ground.captions) return null;
	const cues = [...ground.captions.cues].sort((a, b) => a.startMs - b.startMs);
	const offsets = offsetsOf(heard, cues);
	if (offsets.length === 0) return null;
	const scores = offsets.map(({ offMs }) => scoreBetween(Math.abs(offMs), goodMs, worstMs));
	const worst = offsets.reduce((a, b) => (Math.abs(b.offMs) > Math.abs(a.offMs) ? b : a));
	const off = offsets.filter(({ offMs }) => Math.abs(offMs) > goodMs);
	return {
		check: 'caption-timing',
		score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
		...{ value: Math.round(worst.offMs), target: goodMs, unit: 'ms', spans: toldSpans(off.map(({ span }) => span)) },
		reason:
			off.length === 0
				? 'Captions come with the sound'
				: `${off.length} of ${offsets.length} captions are off, at most ${Math.abs(Math.round(worst.offMs))} ms ${worst.offMs < 0 ? 'before' : 'after'} the sound`,
	};
};

/** Above 0 where a caption comes after the sound; sound that no caption belongs to has no offset. */
function offsetsOf(heard: readonly TimeSpan[], cues: readonly TimedText[]): { offMs: number; span: TimeSpan }[] {
	let next = 0;
	return heard.flatMap(({ startMs: onsetMs }, index) => {
		while ((cues[next]?.endMs ?? Infinity) <= onsetMs + goodMs) next++;
		const cue = cues[next];
		if (!cue || Math.abs(cue.startMs - onsetMs) > reachMs) return [];
		// It stands since the words before: the pause is inside the caption.
		if (cue.startMs < (heard[index - 1]?.endMs ?? 0)) return [];
		const span = { startMs: Math.min(onsetMs, cue.startMs), endMs: Math.max(onsetMs, cue.startMs) };
		return [{ offMs: cue.startMs - onsetMs, span }];
	});
}
