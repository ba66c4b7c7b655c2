/** Filtered rows weighted into samples again; each of `a` to `d` holds `width` lanes, and 16 samples at a time are written. */
export function mixRowsCubic(a: usize, b: usize, c: usize, d: usize, weights: usize, to: usize, width: i32): void {
	const wa = v128.load16_splat(weights);
	const wb = v128.load16_splat(weights, 2);
	const wc = v128.load16_splat(weights, 4);
	const wd = v128.load16_splat(weights, 6);
	const end = to + <usize>width;
	let at: usize = 0;
	while (to < end) {
		const low = i16x8.add(
			i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(a + at), wa), i16x8.relaxed_q15mulr_s(v128.load(b + at), wb)),
			i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(c + at), wc), i16x8.relaxed_q15mulr_s(v128.load(d + at), wd)),
		);
		const high = i16x8.add(
			i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(a + at, 16), wa), i16x8.relaxed_q15mulr_s(v128.load(b + at, 16), wb)),
			i16x8.add(i16x8.relaxed_q15mulr_s(v128.load(c + at, 16), wc), i16x8.relaxed_q15mulr_s(v128.load(d + at, 16), wd)),
		);
		v128.store(to, samplesOf(low, high));
		at += 32;
		to += 16;
	}
}

/** The same where only the middle two rows have a weight. */
export function mixRowsLinear(b: usize, c: usize, weights: usize, to: usize, width: i32): void {
	const wb = v128.load16_splat(weights, 2);
	const wc = v128.load16_splat(weights, 4);
	const end = to + <usize>width;
	let at: usize = 0;
	while (to < end) {
		const low = i16x8.add(
			i16x8.relaxed_q15mulr_s(v128.load(b + at), wb),
			i16x8.relaxed_q15mulr_s(v128.load(c + at), wc),
		);
		const high = i16x8.add(
			i16x8.relaxed_q15mulr_s(v128.load(b + at, 16), wb),
			i16x8.relaxed_q15mulr_s(v128.load(c + at, 16), wc),
		);
		v128.store(to, samplesOf(low, high));
		at += 32;
		to += 16;
	}
}

/** Lanes hold the value less 128, times 64: half a level is added for rounding. */
function samplesOf(low: v128, high: v128): v128 {
	const offset = i16x8.splat((128 << 6) + 32);
	return i8x16.narrow_i16x8_u(i16x8.shr_s(i16x8.add(low, offset), 6), i16x8.shr_s(i16x8.add(high, offset), 6));
}
