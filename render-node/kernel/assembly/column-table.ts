import { tapWeights } from './tap-weights';

/**
 * Eight columns share one entry: at 0 the first sample that they need (i32), from 16 on four vectors that pick each
 * column's samples out of the 16 there, from 80 on four vectors of weights.
 */
export const entryBytes: usize = 144;
export const picksAt: usize = 16;
export const weightsAt: usize = 80;

/** A pick of no sample: relaxed_swizzle gives 0 for it on every processor. */
const nothing: u8 = 0x80;

/**
 * Where the columns of a frame come from: column n lies at `start + n * scale` in samples of the source, 0 being the
 * centre of its first one. `scale` is at most 1.5: eight columns then need no more than 16 samples. Writes
 * `ceil(count / 8)` entries.
 */
export function columnTable(start: f64, scale: f64, count: i32, sourceWidth: i32, cubic: bool, table: usize): void {
	for (let first = 0; first < count; first += 8) {
		const entry = table + (<usize>first / 8) * entryBytes;
		const base = <i32>floor(placeOf(start, scale, first, count, sourceWidth)) - 1;
		store<i32>(entry, base);
		for (let lane = 0; lane < 8; lane++) {
			const place = placeOf(start, scale, first + lane, count, sourceWidth);
			const whole = floor(place);
			tapWeights(place - whole, cubic, entry + weightsAt + 2 * <usize>lane, 16);
			const pick = entry + picksAt + 2 * <usize>lane;
			const at = <i32>whole - 1 - base;
			for (let tap = 0; tap < 4; tap++) {
				store<u8>(pick + 16 * <usize>tap, nothing);
				store<u8>(pick + 16 * <usize>tap + 1, <u8>(at + tap));
			}
		}
	}
}

/** Beyond the last column the last one is repeated; nothing lies more than a sample beside the source. */
function placeOf(start: f64, scale: f64, column: i32, count: i32, sourceWidth: i32): f64 {
	return max<f64>(-1, min<f64>(sourceWidth, start + <f64>min(column, count - 1) * scale));
}
