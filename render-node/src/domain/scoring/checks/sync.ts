import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { toldSpans } from '../spans.js';

/**
 * ITU-R BT.1359: viewers notice sound that is 45 ms early or 125 ms late, and accept up to 90 ms and 185 ms. What is
 * accepted scores 50.
 */
const early = { noticedMs: 45, worthlessMs: 135 };
const late = { noticedMs: 125, worthlessMs: 245 };
/** Sound that ends with a frame or two of difference is what encoders do. */
const endMs = { good: 125, worthless: 1_000 };

/** Where sound and picture begin and end; how lips and voice agree cannot be seen from that. */
export const checkSync: Check = ({ file: { picture, sound }, measures }) => {
	if (!sound || typeof measures.sound === 'string') return null;
	if (sound.startMs === null || picture.startMs === null) return null;
	const startsBy = sound.startMs - picture.startMs;
	const endsBy = sound.endMs === null || picture.endMs === null ? 0 : sound.endMs - picture.endMs;
	const { noticedMs, worthlessMs } = startsBy < 0 ? early : late;
	const startScore = scoreBetween(Math.abs(startsBy), noticedMs, worthlessMs);
	const endScore = scoreBetween(Math.abs(endsBy), endMs.good, endMs.worthless);
	const atStart = startScore <= endScore;
	const off = Math.round(atStart ? startsBy : endsBy);
	const [one, other] = atStart ? [sound.startMs, picture.startMs] : [sound.endMs ?? 0, picture.endMs ?? 0];
	const isGood = Math.min(startScore, endScore) === 100;
	return {
		check: 'sync',
		score: Math.min(startScore, endScore),
		...{ value: off, target: 0, unit: 'ms' },
		reason: isGood
			? 'Sound and picture begin and end together'
			: `The sound ${atStart ? 'begins' : 'ends'} ${Math.abs(off)} ms ${off < 0 ? 'before' : 'after'} the picture`,
		spans: isGood ? [] : toldSpans([{ startMs: Math.min(one, other), endMs: Math.max(one, other) }]),
	};
};
