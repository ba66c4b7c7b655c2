import { entryBytes, picksAt, weightsAt } from './column-table';

/**
 * One row of samples through a column table, into lanes of 16 bits: the value less 128, times 128. A sample in a lane's
 * upper byte, taken as signed, times a weight of 14 bits leaves just that; the product of -32768 and -32768, which
 * processors disagree on, cannot occur because no weight is near it.
 */
export function filterRowCubic(source: usize, table: usize, tableEnd: usize, to: usize): void {
	const signs = i8x16.splat(-128);
	while (table < tableEnd) {
		const samples = v128.xor(v128.load(source + <usize>load<i32>(table)), signs);
		const outer = i16x8.add(
			i16x8.relaxed_q15mulr_s(i8x16.relaxed_swizzle(samples, v128.load(table, picksAt)), v128.load(table, weightsAt)),
			i16x8.relaxed_q15mulr_s(
				i8x16.relaxed_swizzle(samples, v128.load(table, picksAt + 48)),
				v128.load(table, weightsAt + 48),
			),
		);
		v128.store(to, i16x8.add(outer, inner(samples, table)));
		table += entryBytes;
		to += 16;
	}
}

/** The same where the outer two samples have no weight. */
export function filterRowLinear(source: usize, table: usize, tableEnd: usize, to: usize): void {
	const signs = i8x16.splat(-128);
	while (table < tableEnd) {
		const samples = v128.xor(v128.load(source + <usize>load<i32>(table)), signs);
		v128.store(to, inner(samples, table));
		table += entryBytes;
		to += 16;
	}
}

function inner(samples: v128, table: usize): v128 {
	return i16x8.add(
		i16x8.relaxed_q15mulr_s(
			i8x16.relaxed_swizzle(samples, v128.load(table, picksAt + 16)),
			v128.load(table, weightsAt + 16),
		),
		i16x8.relaxed_q15mulr_s(
			i8x16.relaxed_swizzle(samples, v128.load(table, picksAt + 32)),
			v128.load(table, weightsAt + 32),
		),
	);
}
