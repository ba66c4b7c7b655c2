/** What a weight of 1 is: a cubic curve overshoots, and a lane of 16 bits has to hold it. */
const one: f64 = 16384;

/**
 * Writes four weights of 16 bits, `step` bytes apart, for a place that lies `t` behind the second of four samples: those
 * of Keys's cubic convolution with a = -1/2 (IEEE ASSP 29, 1981), or of linear interpolation. They add up to 1 exactly,
 * so that a plain area stays what it is.
 */
export function tapWeights(t: f64, cubic: bool, to: usize, step: usize): void {
	const before = cubic ? <i32>nearest(((-0.5 * t + 1) * t - 0.5) * t * one) : 0;
	const behind = cubic ? <i32>nearest((0.5 * t - 0.5) * t * t * one) : 0;
	const next = cubic ? <i32>nearest(((-1.5 * t + 2) * t + 0.5) * t * one) : <i32>nearest(t * one);
	store<i16>(to, <i16>before);
	store<i16>(to + step, <i16>(<i32>one - before - next - behind));
	store<i16>(to + 2 * step, <i16>next);
	store<i16>(to + 3 * step, <i16>behind);
}
