import { sampleRateHz } from './sample-rate.js';

export type Biquad = { b0: number; b1: number; b2: number; a1: number; a2: number };
type Shape = 'lowpass' | 'highpass' | 'bandpass';

/** Second-order filters of R. Bristow-Johnson's Audio EQ Cookbook. */
export function designFilter(shape: Shape, frequencyHz: number, q = Math.SQRT1_2): Biquad {
	const w = (2 * Math.PI * frequencyHz) / sampleRateHz;
	const [cos, alpha] = [Math.cos(w), Math.sin(w) / (2 * q)];
	const a0 = 1 + alpha;
	const numerators: Record<Shape, readonly [number, number, number]> = {
		lowpass: [(1 - cos) / 2, 1 - cos, (1 - cos) / 2],
		highpass: [(1 + cos) / 2, -(1 + cos), (1 + cos) / 2],
		bandpass: [alpha, 0, -alpha],
	};
	const [b0, b1, b2] = numerators[shape];
	return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: (-2 * cos) / a0, a2: (1 - alpha) / a0 };
}

export function filterInPlace(samples: Float32Array, { b0, b1, b2, a1, a2 }: Biquad): Float32Array {
	let [x1, x2, y1, y2] = [0, 0, 0, 0];
	for (let i = 0; i < samples.length; i++) {
		const x = samples[i] ?? 0;
		const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
		[x2, x1, y2, y1] = [x1, x, y1, y];
		samples[i] = y;
	}
	return samples;
}
