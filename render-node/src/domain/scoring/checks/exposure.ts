import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { common, joinSpans, toldSpans } from '../spans.js';
import { rounded } from '../told-time.js';

/** Black and white of video range (ITU-R BT.709, 8 bits). */
const videoBlack = 16;
const videoWhite = 235;
/** Time between two looks; a look stands for as long. */
const lookMs = 500;
/** Night, bars and white cards are no fault by themselves. */
const goodShare = 0.25;
const worstShare = 1.75;

/** Pictures of which a tenth or more has lost its drawing in pure black or pure white. */
export const checkExposure: Check = ({ measures: { tones, black } }) => {
	if (!tones || tones.length === 0) return null;
	const looks = tones.map(({ atMs, low, high }) => ({
		...{ startMs: atMs, endMs: atMs + lookMs },
		clipped: low <= videoBlack || high >= videoWhite,
	}));
	// A black picture is told once, as black.
	const moments = looks.map(({ startMs }) => ({ startMs, endMs: startMs + 1 }));
	const dark = new Set(common(moments, black ?? []).map(({ startMs }) => startMs));
	const seen = looks.filter(({ startMs }) => !dark.has(startMs));
	const clipped = seen.filter((look) => look.clipped);
	const share = clipped.length / Math.max(seen.length, 1);
	return {
		check: 'exposure',
		score: scoreBetween(share, goodShare, worstShare),
		...{ value: rounded(share * 100), target: goodShare * 100, unit: '%', spans: toldSpans(joinSpans(clipped, 0)) },
		reason:
			share <= goodShare
				? 'Dark and bright parts keep their drawing'
				: `In ${rounded(share * 100)} % of the pictures a tenth or more is pure black or pure white`,
	};
};
