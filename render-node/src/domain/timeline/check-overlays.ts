import type { Timeline, Warning } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';
import { timelineDurationMs } from './timeline-duration.js';

/** Refuses overlays that are never seen; warns of those that the video's end cuts short. */
export function checkOverlays(timeline: Timeline): Warning[] {
	const totalMs = timelineDurationMs(timeline);
	return (timeline.overlays ?? []).flatMap(({ startMs = 0, endMs }, index): Warning[] => {
		const field = `timeline.overlays[${index}]`;
		if (startMs >= totalMs) {
			throw inputInvalid(
				'overlay-beyond-end',
				`The overlay begins at ${startMs} ms, but the video ends at ${totalMs} ms`,
				{
					field: `${field}.startMs`,
					fix: `Choose a time below ${totalMs} ms, or make the scenes longer`,
				},
			);
		}
		if (endMs === undefined) return [];
		if (endMs <= startMs) {
			throw inputInvalid('overlay-without-time', `The overlay ends at ${endMs} ms, before it has begun`, {
				field: `${field}.endMs`,
				fix: `Choose a time above ${startMs} ms, or leave it out for an overlay that stays`,
			});
		}
		if (endMs <= totalMs) return [];
		const message = `The overlay is cut off ${endMs - totalMs} ms before its end, where the video ends`;
		return [{ code: 'option-adjusted', message, field: `${field}.endMs` }];
	});
}
