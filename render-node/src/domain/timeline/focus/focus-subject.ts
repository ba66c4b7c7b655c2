import type { AspectRatio, Visual } from '@showrunner/contract';
import { mediaOf, type MediaFacts } from '../media-facts.js';
import { pickStill } from '../pick-still.js';
import type { FocusSubject } from './focus.js';

/** What has to be looked at before a visual that is seen for `durationMs` can be framed; null where nothing has. */
export function focusSubject(
	visual: Visual,
	durationMs: number,
	aspectRatio: AspectRatio,
	media: MediaFacts,
): FocusSubject | null {
	if (!('fit' in visual) || visual.fit !== 'smart') return null;
	if (visual.kind === 'still') return { assetId: pickStill(visual, aspectRatio), stretch: null };
	const { assetId, trimStartMs: fromMs } = visual;
	const leftMs = Math.max(1, (mediaOf(media, assetId).durationMs ?? 0) - fromMs);
	return { assetId, stretch: { fromMs, lengthMs: Math.min(leftMs, durationMs) } };
}
