import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { rounded } from '../told-time.js';

/**
 * Mean edge widths by FFmpeg's blurdetect, measured at 1,280 pixels: 4.5 to 6 for sharp frames of ours, 8 to 10 for
 * the same after a blur of 3 pixels, 16 to 18 after one of 6. Soft art reaches 10 by itself, so only more counts.
 */
const softPixels = 11;
const blurredPixels = 22;

/** The middle one, so that a soft scene or a crossfade does not speak for the whole. */
export const checkSharpness: Check = ({ measures: { edges } }) => {
	const widths = (edges ?? []).map(({ value }) => value).sort((a, b) => a - b);
	const middle = widths[Math.floor(widths.length / 2)];
	if (middle === undefined) return null;
	return {
		check: 'sharpness',
		score: scoreBetween(middle, softPixels, blurredPixels),
		...{ value: rounded(middle, 1), target: softPixels, unit: 'px', spans: [] },
		reason:
			middle <= softPixels ? 'The picture is sharp' : `Edges are ${rounded(middle, 1)} pixels wide: it looks blurred`,
	};
};
