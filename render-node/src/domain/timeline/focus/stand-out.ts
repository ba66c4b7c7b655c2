/** Three bytes of red, green and blue for each pixel. */
export type Rgb = { width: number; height: number; pixels: Uint8Array };

export type StandOut = { columns: number[]; rows: number[] };

/** Of the shorter side: the edge of a picture, which shows what lies behind its subject. */
const edgeShare = 0.06;
/** Beside a colour of its own, detail counts by half, and a hard edge no more than this many times the usual one. */
const [detailWorth, mostDetail] = [0.5, 4];
/** Differences of colour catch the eye more than differences of brightness. */
const chromaWorth = 2;
/** Weights of red, green and blue in brightness (BT.709). */
const [redWorth, greenWorth, blueWorth] = [0.2126, 0.7152, 0.0722];

/**
 * How much stands out in each column and row: what has another colour than all four edges of the picture, and what has more
 * detail than the rest. Neighbours are taken together where there are more than `steps`.
 */
export function standOut({ width, height, pixels }: Rgb, steps = 80): StandOut {
	const planes = colourPlanes(pixels, width * height);
	const foreign = foreignness(planes, sideColours(planes, width, height));
	const detail = detailOf(planes, width, height);
	const [usualForeign, usualDetail] = [mean(foreign), mean(detail)];
	const columns = new Float64Array(Math.min(steps, width));
	const rows = new Float64Array(Math.min(steps, height));
	for (let y = 0; y < height; y++) {
		const row = Math.floor((y * rows.length) / height);
		for (let x = 0; x < width; x++) {
			const column = Math.floor((x * columns.length) / width);
			const at = y * width + x;
			const beyond = (foreign[at] ?? 0) / usualForeign - 1;
			const rich = Math.min(mostDetail, (detail[at] ?? 0) / usualDetail) - 1;
			const amount = (beyond > 0 ? beyond : 0) + (rich > 0 ? detailWorth * rich : 0);
			columns[column] = (columns[column] ?? 0) + amount;
			rows[row] = (rows[row] ?? 0) + amount;
		}
	}
	return { columns: shares(columns), rows: shares(rows) };
}

type Planes = readonly [Float32Array, Float32Array, Float32Array];
type Colour = readonly [number, number, number];

/** Brightness, and how far red and blue are from it. */
function colourPlanes(pixels: Uint8Array, count: number): Planes {
	const planes = [new Float32Array(count), new Float32Array(count), new Float32Array(count)] as const;
	for (let at = 0; at < count; at++) {
		const [red, blue] = [pixels[3 * at] ?? 0, pixels[3 * at + 2] ?? 0];
		const bright = redWorth * red + greenWorth * (pixels[3 * at + 1] ?? 0) + blueWorth * blue;
		planes[0][at] = bright;
		planes[1][at] = chromaWorth * (red - bright);
		planes[2][at] = chromaWorth * (blue - bright);
	}
	return planes;
}

/** How far each pixel's colour is from the nearest of these. */
function foreignness([a, b, c]: Planes, colours: readonly Colour[]): Float32Array {
	const away = new Float32Array(a.length).fill(Infinity);
	for (const [p, q, r] of colours) {
		for (let at = 0; at < away.length; at++) {
			const square = ((a[at] ?? 0) - p) ** 2 + ((b[at] ?? 0) - q) ** 2 + ((c[at] ?? 0) - r) ** 2;
			if (square < (away[at] ?? 0)) away[at] = square;
		}
	}
	return away.map(Math.sqrt);
}

/** How far each pixel's colour is from those to its right and below it. */
function detailOf(planes: Planes, width: number, height: number): Float32Array {
	const detail = new Float32Array(width * height);
	for (const plane of planes) {
		for (let at = 0; at < detail.length; at++) {
			const here = plane[at] ?? 0;
			const right = (at + 1) % width === 0 ? 0 : (plane[at + 1] ?? 0) - here;
			const below = at + width >= detail.length ? 0 : (plane[at + width] ?? 0) - here;
			detail[at] = (detail[at] ?? 0) + right ** 2 + below ** 2;
		}
	}
	return detail.map(Math.sqrt);
}

/** The mean colours along the left, right, upper and lower edge. */
function sideColours(planes: Planes, width: number, height: number): Colour[] {
	const edge = Math.max(1, Math.round(edgeShare * Math.min(width, height)));
	const areas = [
		[0, 0, edge, height],
		[width - edge, 0, edge, height],
		[0, 0, width, edge],
		[0, height - edge, width, edge],
	] as const;
	return areas.map(([left, top, across, down]): Colour => {
		const [a, b, c] = planes.map((plane) => {
			let sum = 0;
			for (let y = top; y < top + down; y++)
				for (let x = left; x < left + across; x++) sum += plane[y * width + x] ?? 0;
			return sum / (across * down);
		});
		return [a ?? 0, b ?? 0, c ?? 0];
	});
}

/** Never 0, so that it can be divided by. */
const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length || 1;

function shares(amounts: Float64Array): number[] {
	const sum = amounts.reduce((total, amount) => total + amount, 0);
	// Five digits are more than any window is placed by, and keep the record small.
	return [...amounts].map((amount) => (sum > 0 ? Number((amount / sum).toFixed(5)) : 0));
}
