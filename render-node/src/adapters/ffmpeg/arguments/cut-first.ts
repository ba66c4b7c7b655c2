import type { Framing, Size } from '../../../domain/timeline/render-plan.js';

/** A filter that leaves of a picture what can be seen of it, and where that lies when it has been scaled. */
export type CutFirst = { filter: string; framing: Framing };

/** Where less than a tenth would go, a picture is scaled whole. */
const worthwhile = 0.9;
/** A pixel is interpolated from two on either side, from more where the picture is made smaller. */
const reachPixels = 4;
/** How much further out a cut is looked for that falls on a whole pixel of the scaled picture, in pixels of the source. */
const roomPixels = 64;
/** What scaling a column or row in vain counts for beside a shift of the picture by one pixel. */
const pricePerPixel = 0.005;

/**
 * Cuts a picture of `source`'s size before it is scaled: a wide clip that fills an upright frame would be scaled to more than
 * three times the pixels that are seen. The cut is where the scaled picture has its pixels in (nearly) the same places.
 */
export function cutFirst(source: Size, { canvas, box }: Framing): CutFirst | null {
	const across = cutOf(source.width, canvas.width, box.x, box.width);
	const down = cutOf(source.height, canvas.height, box.y, box.height);
	const kept = { width: across.scaledTo - across.scaledFrom, height: down.scaledTo - down.scaledFrom };
	if (kept.width * kept.height > worthwhile * canvas.width * canvas.height) return null;
	// As shares of what arrives: a stream may change its size.
	const share = (side: string, part: number, whole: number) =>
		part === 0 ? '0' : part === whole ? side : `${side}*${part}/${whole}`;
	const filter =
		`crop=w=${share('iw', across.to - across.from, source.width)}:h=${share('ih', down.to - down.from, source.height)}` +
		`:x=${share('iw', across.from, source.width)}:y=${share('ih', down.from, source.height)}`;
	return {
		filter,
		framing: { canvas: kept, box: { ...box, x: box.x - across.scaledFrom, y: box.y - down.scaledFrom } },
	};
}

/** In even pixels, of the source and of the scaled picture. */
type Edge = { at: number; scaled: number };

function cutOf(length: number, scaledLength: number, boxStart: number, boxLength: number) {
	const scale = scaledLength / length;
	const reach = reachPixels * Math.max(1, 1 / scale);
	const first = 2 * Math.floor((boxStart / scale - reach) / 2);
	const last = 2 * Math.ceil(((boxStart + boxLength) / scale + reach) / 2);
	const from = first <= 0 ? { at: 0, scaled: 0 } : bestEdge(first, -1, scale);
	const to = last + roomPixels >= length ? { at: length, scaled: scaledLength } : bestEdge(last, 1, scale);
	return { from: from.at, scaledFrom: from.scaled, to: to.at, scaledTo: to.scaled };
}

/** The edge from `at` outwards that lies near an even pixel of the scaled picture, and not far out. */
function bestEdge(at: number, outwards: 1 | -1, scale: number): Edge {
	let best = { at: 0, scaled: 0, price: Infinity };
	for (let step = 0; step < roomPixels && at + outwards * step >= 0; step += 2) {
		const exact = (at + outwards * step) * scale;
		const scaled = 2 * Math.round(exact / 2);
		const price = Math.abs(exact - scaled) + pricePerPixel * step;
		if (price < best.price) best = { at: at + outwards * step, scaled, price };
	}
	return best;
}
