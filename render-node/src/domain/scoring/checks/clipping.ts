import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { joinSpans, toldSpans } from '../spans.js';
import { rounded } from '../told-time.js';

/** Samples this close to full scale are cut off, or overshoot it after a lossy codec. */
const fullScaleDbfs = -0.1;
const windowMs = 100;
/** A single overshoot is not heard; a tenth of the time is a rattle. */
const goodShare = 0.005;
const worstShare = 0.1;
/** Decibels over the target that lossy codecs may add (EBU Tech 3343), and those from which players cut audibly. */
const goodExcessDb = 0.5;
const worstExcessDb = 4;

export const checkClipping: Check = ({ measures: { sound }, expectations: { truePeakDbtp: target } }) => {
	if (typeof sound === 'string' || (sound.peaks === null && sound.truePeakDbtp === null)) return null;
	const peaks = sound.peaks ?? [];
	const full = peaks.filter(({ value }) => value >= fullScaleDbfs);
	const share = full.length / Math.max(peaks.length, 1);
	const truePeak = sound.truePeakDbtp;
	const excess = truePeak === null ? 0 : truePeak - target;
	const isClean = share <= goodShare && excess <= goodExcessDb;
	const spans = full.map(({ atMs }) => ({ startMs: atMs, endMs: atMs + windowMs }));
	return {
		check: 'clipping',
		score: Math.min(scoreBetween(share, goodShare, worstShare), scoreBetween(excess, goodExcessDb, worstExcessDb)),
		...{ value: truePeak === null ? null : rounded(truePeak, 1), target, unit: 'dBTP' },
		reason: isClean
			? 'The sound keeps clear of full scale'
			: share > goodShare
				? `The sound hits full scale in ${rounded(share * 100, 1)} % of the time: it is cut off`
				: `The true peak of ${rounded(truePeak ?? 0, 1)} dBTP is above ${target} dBTP`,
		spans: toldSpans(joinSpans(spans, windowMs)),
	};
};
