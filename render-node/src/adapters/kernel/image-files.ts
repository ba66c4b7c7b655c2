import type { OverlayImage, SegmentPlan } from '../../domain/timeline/render-plan.js';

/** The images that lie over a segment of stills, each with its raw picture: those come behind the ones of its layers. */
export const imageFiles = (
	{ layers, overlays }: SegmentPlan,
	paths: readonly string[],
): { image: OverlayImage; path: string }[] =>
	(overlays?.images ?? []).map((image, index) => {
		const path = paths[layers.length + index];
		if (path === undefined) throw new RangeError(`image ${index} has no file`);
		return { image, path };
	});
