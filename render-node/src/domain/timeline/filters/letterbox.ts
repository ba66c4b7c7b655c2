import { even } from '../frame-size.js';
import type { Box, Size } from '../render-plan.js';

/** Width by height of CinemaScope pictures. */
const wideRatio = 2.39;
const usualWide = 16 / 9;

/** What is seen between the bars, in whole, even pixels. `aspectRatio` as in the schema of the filter. */
export function letterbox({ width, height }: Size, aspectRatio: number | undefined): Box {
	// On upright frames bars to 2.39 would leave a slit: there they take as much of the height as they take from 16:9.
	const ratio = aspectRatio ?? Math.max(wideRatio * Math.min(1, width / height / usualWide), width / height);
	const across = Math.min(1, ratio / (width / height));
	const down = Math.min(1, width / height / ratio);
	const bar = (side: number, share: number) => (share === 1 ? 0 : even((side * (1 - share)) / 2));
	const [x, y] = [bar(width, across), bar(height, down)];
	return { x, y, width: width - 2 * x, height: height - 2 * y };
}
