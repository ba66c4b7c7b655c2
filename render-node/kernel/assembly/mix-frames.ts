/** Gives `a` way to `b` by `share` in 1/32768, in place of `a`; 16 samples at a time, so up to 15 more than `length`. */
export function mixFrames(a: usize, b: usize, length: i32, share: i32): void {
	const weight = i16x8.splat(<i16>min(share, 32767));
	const half = i16x8.splat(64);
	const end = a + <usize>length;
	while (a < end) {
		const before = v128.load(a);
		const after = v128.load(b);
		const low = mixed(i16x8.extend_low_i8x16_u(before), i16x8.extend_low_i8x16_u(after), weight, half);
		const high = mixed(i16x8.extend_high_i8x16_u(before), i16x8.extend_high_i8x16_u(after), weight, half);
		v128.store(a, i8x16.narrow_i16x8_u(low, high));
		a += 16;
		b += 16;
	}
}

function mixed(a: v128, b: v128, weight: v128, half: v128): v128 {
	const change = i16x8.relaxed_q15mulr_s(i16x8.shl(i16x8.sub(b, a), 7), weight);
	return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.shl(a, 7), change), half), 7);
}
