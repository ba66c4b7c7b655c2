import { exactMs } from './exact-time.js';
import { ownMetadata } from './otio-node.js';
import type { TrackItem } from './read-track.js';

/** The contract knows no shorter scene. */
export const shortestSceneMs = 200;

/**
 * Whole milliseconds that each item is shown. Ends are rounded, never lengths, so that nothing drifts away from the
 * document; the milliseconds that a scene once had are kept where they mean the same frames.
 */
export function itemLengths(items: readonly TrackItem[]): number[] {
	let startMs = 0;
	return items.map((item, index) => {
		const endMs = endOf(item, items[index + 1]);
		const exact = exactMs(ownMetadata(item.node).length, item.durationMs);
		const isSame = exact !== undefined && Math.abs(startMs + exact - endMs) <= item.frameMs / 2 + 1;
		const rounded = Math.max(0, Math.round(endMs) - startMs);
		const isJustBelow = rounded < shortestSceneMs && rounded + item.frameMs >= shortestSceneMs;
		const lengthMs = isSame ? exact : isJustBelow ? shortestSceneMs : rounded;
		startMs += lengthMs;
		return lengthMs;
	});
}

/** A transition lies in the middle of two scenes here; where it lies to one side of the cut, the cut moves below it. */
function endOf({ startMs, durationMs, dissolve }: TrackItem, next: TrackItem | undefined): number {
	const endMs = startMs + durationMs;
	if (!dissolve || !next) return endMs;
	const asideMs = dissolve.outMs - dissolve.inMs;
	// A frame aside is only how halves were rounded.
	if (Math.abs(asideMs) <= dissolve.frameMs * 1.01) return endMs;
	return Math.min(Math.max(endMs + asideMs / 2, startMs), endMs + next.durationMs);
}
