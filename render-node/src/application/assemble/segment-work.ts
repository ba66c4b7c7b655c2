import type { AspectRatio } from '@showrunner/contract';
import type { SegmentCache } from '../../domain/ports.js';
import type { Encoding, RenderPlan, SegmentPlan } from '../../domain/timeline/render-plan.js';

export type SegmentWork = { segment: SegmentPlan; encoding: Encoding; aspectRatio: AspectRatio };

export type SegmentWorks = {
	/** Those that have to be rendered, each key once, in the order of outputs and time. */
	pending: SegmentWork[];
	/** Files by key; grows as segments are rendered. */
	ready: Map<string, string>;
	frames: { total: number; reused: number };
};

/** Sorts out which segments of a plan an earlier render has left behind. */
export async function segmentWork({ outputs }: RenderPlan, cache: SegmentCache): Promise<SegmentWorks> {
	const works: SegmentWorks = { pending: [], ready: new Map(), frames: { total: 0, reused: 0 } };
	const known = new Set<string>();
	for (const { segments, encoding, aspectRatio } of outputs) {
		for (const segment of segments) {
			if (known.has(segment.key)) continue;
			known.add(segment.key);
			works.frames.total += segment.frameCount;
			const path = await cache.find(segment.key);
			if (path === null) works.pending.push({ segment, encoding, aspectRatio });
			else {
				works.ready.set(segment.key, path);
				works.frames.reused += segment.frameCount;
			}
		}
	}
	return works;
}
