import type { Stereo } from './stereo.js';

/** 16-bit frames, left first. Nothing is dithered: the same sound gives the same bytes. */
export function interleave({ left, right }: Stereo): Int16Array {
	const out = new Int16Array(2 * left.length);
	for (let i = 0; i < left.length; i++) {
		out[2 * i] = quantise(left[i] ?? 0);
		out[2 * i + 1] = quantise(right[i] ?? 0);
	}
	return out;
}

const quantise = (sample: number) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
