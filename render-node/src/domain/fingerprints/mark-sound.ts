import { createPowerSpectrum } from '../speech/power-spectrum.js';

/** Sound is marked from one channel at this rate: what a telephone carries is what all codecs keep. */
export const soundRateHz = 8_000;
/** Half a second of sound for each mark, so that the step of 0.128 s may fall anywhere. */
const windowSamples = 4_096;
const stepSamples = 1_024;
/** A mark tells how the balance of neighbouring bands has changed since three steps ago. */
const stepsBack = 3;
const bands = 33;
const lowestHz = 250;
const highestHz = 3_200;
/** A change of balance, as a natural logarithm (4.3 dB), from which its sign is sure. */
const leastChange = 1;
/** Power of a band that counts as silence: about −72 dBFS in all, in units of the transform. */
const silence = 1e-3;

/** First bin of each band, and one past the last of them; each band is the same interval of pitch. */
const edges = Array.from({ length: bands + 1 }, (_, i) =>
	Math.round((lowestHz * (highestHz / lowestHz) ** (i / bands) * windowSamples) / soundRateHz),
);
const fade = Float64Array.from(
	{ length: windowSamples },
	(_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / windowSamples),
);

export type SoundMark = { bits: number; sure: number };

/**
 * Marks sound as it comes in (Haitsma and Kalker, 2002, with logarithms in place of energies, so that loudness plays no
 * part). A mark stands for the half second around its middle.
 */
export function createSoundMarker(onMark: (mark: SoundMark) => void) {
	const spectrum = createPowerSpectrum(windowSamples);
	const frame = new Float64Array(windowSamples);
	const faded = new Float64Array(windowSamples);
	const past: Float64Array[] = [];
	// The first mark stands for the very beginning: half a window of silence comes before it.
	let filled = windowSamples / 2;

	const emit = () => {
		for (let i = 0; i < windowSamples; i++) faded[i] = (frame[i] ?? 0) * (fade[i] ?? 0);
		const levels = levelsOf(spectrum(faded));
		const before = past.length < stepsBack ? levels : past.shift();
		past.push(levels);
		onMark(changeBetween(before ?? levels, levels));
		frame.copyWithin(0, stepSamples);
		filled = windowSamples - stepSamples;
	};
	return {
		/** @param samples from −1 to 1 */
		push(samples: Float64Array) {
			let taken = 0;
			while (taken < samples.length) {
				const count = Math.min(windowSamples - filled, samples.length - taken);
				frame.set(samples.subarray(taken, taken + count), filled);
				filled += count;
				taken += count;
				if (filled === windowSamples) emit();
			}
		},
		/** The last half second, followed by silence. */
		end() {
			frame.fill(0, filled);
			if (filled > windowSamples / 2) emit();
		},
	};
}

function levelsOf(power: Float64Array): Float64Array {
	return Float64Array.from({ length: bands }, (_, band) => {
		let sum = 0;
		const [from = 0, to = 0] = [edges[band], edges[band + 1]];
		for (let bin = from; bin < to; bin++) sum += power[bin] ?? 0;
		return Math.log(sum / (to - from) + silence);
	});
}

function changeBetween(before: Float64Array, now: Float64Array): SoundMark {
	const mark = { bits: 0, sure: 0 };
	for (let band = 0; band + 1 < bands; band++) {
		const change = (now[band] ?? 0) - (now[band + 1] ?? 0) - ((before[band] ?? 0) - (before[band + 1] ?? 0));
		if (change > 0) mark.bits = (mark.bits | (1 << band)) >>> 0;
		if (Math.abs(change) >= leastChange) mark.sure = (mark.sure | (1 << band)) >>> 0;
	}
	return mark;
}
