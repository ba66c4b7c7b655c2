import { sampleRateHz } from './sample-rate.js';
import { createStereo, type Stereo } from './stereo.js';

/** Prime numbers of samples between 30 and 75 ms: no two echoes fall together for long. */
const lineLengths = [1499, 1693, 1997, 2293, 2621, 2909, 3253, 3593] as const;
const damping = 0.35;
const lineCount = lineLengths.length;

/**
 * The hall around a loop: a feedback delay network (Jot and Chaigne 1991) with a Hadamard matrix. It first hears the
 * end of the loop in silence, so that what rings over the end is there at the beginning.
 */
export function reverberateLoop(input: Stereo, seconds: number): Stereo {
	const out = createStereo(input.left.length);
	const lines = lineLengths.map((length) => new Float32Array(length));
	const keeps = lineLengths.map((length) => 10 ** ((-3 * length) / (seconds * sampleRateHz)) / Math.sqrt(lineCount));
	const positions = new Int32Array(lineCount);
	const damped = new Float64Array(lineCount);
	const mixed = new Float64Array(lineCount);
	const warmUp = Math.min(input.left.length, Math.round(1.2 * seconds * sampleRateHz));
	for (let i = -warmUp; i < input.left.length; i++) {
		const at = i < 0 ? input.left.length + i : i;
		for (let line = 0; line < lineCount; line++) {
			const echo = lines[line]?.[positions[line] ?? 0] ?? 0;
			damped[line] = echo + damping * ((damped[line] ?? 0) - echo);
			mixed[line] = damped[line] ?? 0;
		}
		if (i >= 0) {
			out.left[i] = (mixed[0] ?? 0) + (mixed[2] ?? 0) - (mixed[4] ?? 0) - (mixed[6] ?? 0);
			out.right[i] = (mixed[1] ?? 0) + (mixed[3] ?? 0) - (mixed[5] ?? 0) - (mixed[7] ?? 0);
		}
		hadamard(mixed);
		const [left, right] = [input.left[at] ?? 0, input.right[at] ?? 0];
		for (let line = 0; line < lineCount; line++) {
			const position = positions[line] ?? 0;
			const ring = lines[line];
			if (ring) ring[position] = (mixed[line] ?? 0) * (keeps[line] ?? 0) + (line % 2 === 0 ? left : right);
			positions[line] = position + 1 < (lineLengths[line] ?? 1) ? position + 1 : 0;
		}
	}
	return out;
}

/** In place, without its factor 1/√8, which stands in the lines' gains. */
function hadamard(values: Float64Array): void {
	for (let half = 1; half < lineCount; half *= 2) {
		for (let i = 0; i < lineCount; i++) {
			if (i & half) continue;
			const [a, b] = [values[i] ?? 0, values[i + half] ?? 0];
			values[i] = a + b;
			values[i + half] = a - b;
		}
	}
}
