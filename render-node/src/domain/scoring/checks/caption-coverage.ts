import type { Check } from '../finding.js';
import { heardSpans } from '../heard-spans.js';
import { scoreBetween } from '../score-between.js';
import { longerThan, toldSpans, totalOf, without } from '../spans.js';
import { rounded } from '../told-time.js';

/** How far a caption reaches here: when it is shown is another check's business. */
const reachMs = 1_000;
/** A laugh or a sigh needs no words; beyond that each second without a caption is lost to who cannot hear. */
const goodShare = 0.95;
const worstShare = 0.5;

export const checkCaptionCoverage: Check = (ground) => {
	const heard = ground.captions && heardSpans(ground);
	if (!heard || !ground.captions) return null;
	const cues = ground.captions.cues.map(({ startMs, endMs }) => {
		return { startMs: Math.max(0, startMs - reachMs), endMs: endMs + reachMs };
	});
	const missing = longerThan(without(heard, cues), 0);
	const share = 1 - totalOf(missing) / totalOf(heard);
	return {
		check: 'caption-coverage',
		score: scoreBetween(share, goodShare, worstShare),
		...{ value: rounded(share * 100, 1), target: goodShare * 100, unit: '%', spans: toldSpans(missing) },
		reason:
			share >= goodShare
				? 'All that is heard has captions'
				: `${rounded((1 - share) * 100)} % of what is heard has no caption`,
	};
};
