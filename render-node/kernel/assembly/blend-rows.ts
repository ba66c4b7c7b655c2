/**
 * Lays a picture with transparency over samples: each becomes `add + sample * keep / 255`. Where nothing is drawn `keep`
 * is 255 and `add` 0, and such stretches are passed over. All three are read 16 samples at a time, up to 15 beyond
 * `length`; the samples there are left as they are if their `keep` and `add` say so.
 */
export function blendRows(target: usize, keep: usize, add: usize, length: i32): void {
	const end = target + <usize>length;
	while (target < end) {
		const kept = v128.load(keep);
		const added = v128.load(add);
		if (v128.any_true(v128.or(v128.not(kept), added))) {
			const samples = v128.load(target);
			const low = divided(i16x8.extmul_low_i8x16_u(samples, kept));
			const high = divided(i16x8.extmul_high_i8x16_u(samples, kept));
			v128.store(target, i8x16.add_sat_u(i8x16.narrow_i16x8_u(low, high), added));
		}
		target += 16;
		keep += 16;
		add += 16;
	}
}

/** A product of two bytes divided by 255 and rounded, without a division. */
function divided(product: v128): v128 {
	const raised = i16x8.add(product, i16x8.splat(128));
	return i16x8.shr_u(i16x8.add(raised, i16x8.shr_u(raised, 8)), 8);
}
