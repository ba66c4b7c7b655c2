import { assColours } from '../captions/ass-colours.js';
import { isAlikeByBoth } from '../captions/video-colours.js';
import type { SegmentPlan } from './render-plan.js';

/** Letters and bars were once drawn by the matrix of BT.601: what is kept of those that look otherwise by it is not used. */
const colours = 'bt709';

/** What the key of a segment has beside its letters and bars, so that they are drawn anew where the same plan would look otherwise. */
export function letterMarks({ captions, overlays }: Pick<SegmentPlan, 'captions' | 'overlays'>, drawnWith = '') {
	if (captions === null && overlays === undefined) return {};
	const inTexts = [captions, overlays?.text].flatMap((ass) => [...assColours(ass ?? '')]);
	const inBars = (overlays?.bars ?? []).flatMap((bar) => [bar.colour, bar.background]);
	const asBefore = [...inTexts, ...inBars].every(isAlikeByBoth);
	return { ...(drawnWith !== '' && { drawnWith }), ...(!asBefore && { colours }) };
}
