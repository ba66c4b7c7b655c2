import type { Size } from '../timeline/render-plan.js';
import type { SizeRule } from './model-card.js';

const pixelsOf = ({ width, height }: Size) => width * height;

/**
 * The size of the wished shape that the model makes best: as many pixels as its native size, no more than were wished
 * for or than it stands, on its grid.
 */
export function fitSize(wished: Size, { native, multipleOf, leastSide, mostPixels }: SizeRule): Size {
	const aspect = wished.width / wished.height;
	const pixels = Math.min(pixelsOf(native), pixelsOf(wished), mostPixels);
	const least = Math.ceil(leastSide / multipleOf) * multipleOf;
	const onGrid = (side: number) => Math.max(least, Math.round(side / multipleOf) * multipleOf);
	const size = { width: onGrid(Math.sqrt(pixels * aspect)), height: onGrid(Math.sqrt(pixels / aspect)) };
	while (pixelsOf(size) > mostPixels) {
		const longer = size.width >= size.height ? 'width' : 'height';
		if (size[longer] <= least) break;
		size[longer] -= multipleOf;
	}
	return size;
}
