import { frameSize } from './voice-print.js';

/** Share of the longer sound by which the path may leave the diagonal; people and engines do not drift further. */
const bandShare = 0.25;
/** Price of standing still in one sound, against paths that dwell on one frame. */
const stepPenalty = 0.15;

/** For each frame of `heard` the frame of `expected` that it matches best, never going back (dynamic time warping). */
export function warpFrames(expected: Float32Array, heard: Float32Array): Int32Array {
	const rows = heard.length / frameSize;
	const columns = expected.length / frameSize;
	const band = Math.ceil(Math.max(rows, columns) * bandShare) + 2;
	const width = 2 * band + 1;
	const firstColumn = (row: number) => Math.round((row * (columns - 1)) / Math.max(rows - 1, 1)) - band;
	const moves = new Uint8Array(rows * width);
	let previous = new Float64Array(0);
	for (let row = 0; row < rows; row++) {
		const current = new Float64Array(width).fill(Infinity);
		const shift = row > 0 ? firstColumn(row) - firstColumn(row - 1) : 0;
		for (let i = 0; i < width; i++) {
			const column = firstColumn(row) + i;
			if (column < 0 || column >= columns) continue;
			const stay = row > 0 ? (previous[i + shift] ?? Infinity) + stepPenalty : Infinity;
			const next = row > 0 ? (previous[i + shift - 1] ?? Infinity) : column === 0 ? 0 : Infinity;
			const skip = i > 0 ? (current[i - 1] ?? Infinity) + stepPenalty : Infinity;
			const best = Math.min(stay, next, skip);
			current[i] = best + distance(heard, row, expected, column);
			moves[row * width + i] = best === next ? 0 : best === stay ? 1 : 2;
		}
		previous = current;
	}
	return traceBack(moves, rows, columns, width, firstColumn);
}

function traceBack(
	moves: Uint8Array,
	rows: number,
	columns: number,
	width: number,
	firstColumn: (row: number) => number,
): Int32Array {
	const path = new Int32Array(rows);
	let column = columns - 1;
	for (let row = rows - 1; row >= 0; ) {
		path[row] = column;
		const move = moves[row * width + column - firstColumn(row)] ?? 0;
		if (move !== 1) column = Math.max(0, column - 1);
		if (move !== 2) row--;
	}
	return path;
}

function distance(a: Float32Array, rowA: number, b: Float32Array, rowB: number): number {
	let sum = 0;
	const atA = rowA * frameSize;
	const atB = rowB * frameSize;
	for (let k = 0; k < frameSize; k++) {
		const difference = (a[atA + k] ?? 0) - (b[atB + k] ?? 0);
		sum += difference * difference;
	}
	return Math.sqrt(sum / frameSize);
}
