import type { ImageLook, OverlayImage } from '../../domain/timeline/render-plan.js';

/** Frames [from, to) of a segment in which its images look the same: those that are seen, each with its one look. */
export type ImageState = { from: number; to: number; shown: { image: OverlayImage; look: ImageLook }[] };

/** In order and without those in which nothing is seen. */
export function imageStates(images: readonly OverlayImage[], frameCount: number): ImageState[] {
	const edges = images.flatMap(({ looks }) => looks.flatMap(({ from, to }) => [from, Math.min(to, frameCount)]));
	const frames = [...new Set(edges)].sort((a, b) => a - b);
	return frames.flatMap((from, index): ImageState[] => {
		const to = frames[index + 1] ?? from;
		const shown = images.flatMap((image) => {
			const look = image.looks.find((each) => each.from <= from && each.to > from);
			return look ? [{ image, look }] : [];
		});
		return to > from && shown.length > 0 ? [{ from, to, shown }] : [];
	});
}
