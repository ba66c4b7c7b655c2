import { createPowerSpectrum } from './power-spectrum.js';
import type { Sound } from './sound.js';

export const frameMs = 10;
/** Two to four pitch periods; at 22,050 Hz just inside a transform of 512 samples. */
const windowMs = 23;
const bandCount = 26;
const coefficientCount = 13;
/** Speech lies within; the top is under the Nyquist frequency of every engine's rate. */
const [lowestHz, highestHz] = [100, 7_000];
/** -70 dB: what digital silence counts as, so that its logarithm stays finite and near that of a quiet room. */
const powerFloor = 1e-7;

/** Values per frame: the coefficients and their slopes. */
export const frameSize = 2 * coefficientCount;

/**
 * Mel-frequency cepstra of a sound, a frame every 10 ms, with their slopes, each coefficient brought to mean 0 and
 * variance 1 over the sound, which makes two voices comparable. Frame `i` lies at `i * frameSize`.
 */
export function voicePrint({ samples, sampleRateHz }: Sound): Float32Array {
	const windowLength = Math.round((windowMs / 1000) * sampleRateHz);
	const size = 2 ** Math.ceil(Math.log2(windowLength));
	const spectrum = createPowerSpectrum(size);
	const bands = melBands(size, sampleRateHz);
	const hann = Float64Array.from(
		{ length: windowLength },
		(_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (windowLength - 1)),
	);
	const hop = (frameMs / 1000) * sampleRateHz;
	const frameCount = Math.max(1, Math.floor(samples.length / hop));
	const cepstra: Float64Array[] = [];
	for (let index = 0; index < frameCount; index++) {
		const start = Math.round((index + 0.5) * hop - windowLength / 2);
		const frame = new Float64Array(size);
		for (let i = 0; i < windowLength; i++) {
			frame[i] = ((samples[start + i] ?? 0) - 0.95 * (samples[start + i - 1] ?? 0)) * (hann[i] ?? 0);
		}
		cepstra.push(cepstrum(spectrum(frame), bands));
	}
	return normalised(withSlopes(cepstra));
}

type Band = { firstBin: number; weights: number[] };

/** Triangles, equally wide on the mel scale `2595 log10(1 + f / 700)` (O'Shaughnessy). */
function melBands(size: number, sampleRateHz: number): Band[] {
	const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
	const step = (mel(highestHz) - mel(lowestHz)) / (bandCount + 1);
	const centreBin = (band: number) => {
		const hz = 700 * (10 ** ((mel(lowestHz) + band * step) / 2595) - 1);
		return (hz * size) / sampleRateHz;
	};
	return Array.from({ length: bandCount }, (_, band) => {
		const [left, centre, right] = [centreBin(band), centreBin(band + 1), centreBin(band + 2)];
		const firstBin = Math.ceil(left);
		const weights = Array.from({ length: Math.max(1, Math.ceil(right) - firstBin) }, (_, i) => {
			const bin = firstBin + i;
			return Math.max(0, Math.min((bin - left) / (centre - left), (right - bin) / (right - centre)));
		});
		return { firstBin, weights };
	});
}

/** The discrete cosine transform (type II) of the bands' logarithms; row `k` of the table makes coefficient `k`. */
const cosines = Float64Array.from({ length: coefficientCount * bandCount }, (_, i) => {
	const k = Math.floor(i / bandCount);
	return Math.cos((Math.PI * k * ((i % bandCount) + 0.5)) / bandCount);
});

function cepstrum(power: Float64Array, bands: Band[]): Float64Array {
	const coefficients = new Float64Array(coefficientCount);
	for (const [band, { firstBin, weights }] of bands.entries()) {
		let energy = powerFloor;
		for (let i = 0; i < weights.length; i++) energy += (weights[i] ?? 0) * (power[firstBin + i] ?? 0);
		const log = Math.log(energy);
		for (let k = 0; k < coefficientCount; k++) {
			coefficients[k] = (coefficients[k] ?? 0) + log * (cosines[k * bandCount + band] ?? 0);
		}
	}
	return coefficients;
}

function withSlopes(cepstra: Float64Array[]): Float32Array {
	const result = new Float32Array(cepstra.length * frameSize);
	for (const [index, own] of cepstra.entries()) {
		const before = cepstra[Math.max(0, index - 2)] ?? own;
		const after = cepstra[Math.min(cepstra.length - 1, index + 2)] ?? own;
		result.set(own, index * frameSize);
		const slopes = own.map((_, k) => (after[k] ?? 0) - (before[k] ?? 0));
		result.set(slopes, index * frameSize + coefficientCount);
	}
	return result;
}

function normalised(frames: Float32Array): Float32Array {
	const count = frames.length / frameSize;
	for (let k = 0; k < frameSize; k++) {
		let [sum, squares] = [0, 0];
		for (let at = k; at < frames.length; at += frameSize) {
			const value = frames[at] ?? 0;
			sum += value;
			squares += value * value;
		}
		const mean = sum / count;
		const deviation = Math.sqrt(Math.max(squares / count - mean * mean, 1e-6));
		for (let at = k; at < frames.length; at += frameSize) frames[at] = ((frames[at] ?? 0) - mean) / deviation;
	}
	return frames;
}
