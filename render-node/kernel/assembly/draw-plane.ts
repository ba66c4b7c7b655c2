import { entryBytes } from './column-table';
import { filterRowCubic, filterRowLinear } from './filter-row';
import { mixRowsCubic, mixRowsLinear } from './mix-rows';
import { tapWeights } from './tap-weights';

/** Filtered rows that are kept: the four that a row of the frame needs lie among the last eight. */
const keptRows: i32 = 8;

/**
 * Draws one plane of a frame from a plane that `loadPlane` has laid out. Columns come from `table`; row n lies at
 * `rowStart + n * rowScale` in rows of the source. `scratch` holds 16 bytes and eight rows of `2 * (width + 16)` bytes.
 * Rows are written 16 samples at a time: up to 15 bytes behind the plane are overwritten.
 */
export function drawPlane(
	source: usize,
	stride: i32,
	sourceHeight: i32,
	table: usize,
	rowStart: f64,
	rowScale: f64,
	cubic: bool,
	scratch: usize,
	target: usize,
	width: i32,
	height: i32,
): void {
	const tableEnd = table + <usize>((width + 7) >> 3) * entryBytes;
	const rows = scratch + 16;
	const rowBytes = <usize>((2 * (width + 16)) & ~15);
	let filtered = i32.MIN_VALUE;
	for (let y = 0; y < height; y++) {
		const place = max<f64>(-1, min<f64>(sourceHeight, rowStart + <f64>y * rowScale));
		const whole = floor(place);
		const first = <i32>whole - 1;
		tapWeights(place - whole, cubic, scratch, 2);
		for (let row = max(first, filtered + 1); row <= first + 3; row++) {
			const from = source + <usize>(max(0, min(sourceHeight - 1, row)) * stride);
			const to = rows + <usize>(row & (keptRows - 1)) * rowBytes;
			if (cubic) filterRowCubic(from, table, tableEnd, to);
			else filterRowLinear(from, table, tableEnd, to);
		}
		filtered = first + 3;
		const a = rows + <usize>(first & (keptRows - 1)) * rowBytes;
		const b = rows + <usize>((first + 1) & (keptRows - 1)) * rowBytes;
		const c = rows + <usize>((first + 2) & (keptRows - 1)) * rowBytes;
		const d = rows + <usize>((first + 3) & (keptRows - 1)) * rowBytes;
		if (cubic) mixRowsCubic(a, b, c, d, scratch, target, width);
		else mixRowsLinear(b, c, scratch, target, width);
		target += <usize>width;
	}
}
