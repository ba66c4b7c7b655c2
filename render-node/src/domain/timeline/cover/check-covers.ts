import type { Timeline } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { timelineDurationMs } from '../timeline-duration.js';

/** Refuses a cover of a moment that the video does not have. */
export function checkCovers(timeline: Timeline): void {
	const totalMs = timelineDurationMs(timeline);
	for (const [index, { cover }] of timeline.outputs.entries()) {
		if (!cover || cover === 'best' || cover.atMs < totalMs) continue;
		throw inputInvalid('cover-beyond-end', `The cover is of ${cover.atMs} ms, but the video ends at ${totalMs} ms`, {
			field: `timeline.outputs[${index}].cover.atMs`,
			fix: `Choose a time below ${totalMs} ms, or 'best'`,
		});
	}
}
