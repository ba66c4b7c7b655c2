/**
 * Makes a function that turns `size` (a power of two) real samples into the power of their first half of bins; the next call
 * overwrites the result.
 */
export function createPowerSpectrum(size: number): (frame: Float64Array) => Float64Array {
	const bits = Math.log2(size);
	const reversed = Uint32Array.from({ length: size }, (_, i) => reverseBits(i, bits));
	const cosines = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
	const sines = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
	const [real, imaginary, power] = [new Float64Array(size), new Float64Array(size), new Float64Array(size / 2)];
	return (frame) => {
		for (let i = 0; i < size; i++) real[i] = frame[reversed[i] ?? 0] ?? 0;
		imaginary.fill(0);
		for (let half = 1; half < size; half *= 2) butterflies(real, imaginary, half, cosines, sines);
		for (let i = 0; i < size / 2; i++) power[i] = (real[i] ?? 0) ** 2 + (imaginary[i] ?? 0) ** 2;
		return power;
	};
}

/** One stage of the radix-2 Cooley-Tukey transform, in place. */
function butterflies(
	real: Float64Array,
	imaginary: Float64Array,
	half: number,
	cosines: Float64Array,
	sines: Float64Array,
): void {
	const stride = real.length / (2 * half);
	for (let start = 0; start < real.length; start += 2 * half) {
		for (let k = 0; k < half; k++) {
			// No destructuring here: each would be an array to collect, millions of them a minute of sound.
			const c = cosines[k * stride] ?? 0;
			const s = sines[k * stride] ?? 0;
			const low = start + k;
			const high = low + half;
			const highReal = real[high] ?? 0;
			const highImaginary = imaginary[high] ?? 0;
			const turnedReal = highReal * c - highImaginary * s;
			const turnedImaginary = highReal * s + highImaginary * c;
			const lowReal = real[low] ?? 0;
			const lowImaginary = imaginary[low] ?? 0;
			real[high] = lowReal - turnedReal;
			imaginary[high] = lowImaginary - turnedImaginary;
			real[low] = lowReal + turnedReal;
			imaginary[low] = lowImaginary + turnedImaginary;
		}
	}
}

function reverseBits(value: number, bits: number): number {
	let result = 0;
	for (let bit = 0; bit < bits; bit++) if (value & (1 << bit)) result |= 1 << (bits - 1 - bit);
	return result;
}
