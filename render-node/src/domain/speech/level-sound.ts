import { peakOf } from './sound.js';

/** Level of the speaking parts, so that scenes sound equally near; loudness of the whole video is set when it is mixed. */
const speechLevel = 10 ** (-20 / 20);
/** Never clips, also after a lossy encoding. */
const peakLimit = 10 ** (-1.5 / 20);
const blockMs = 50;
/** Blocks this far under the loudest one are pauses and do not count. */
const pauseRatio = 10 ** (-25 / 20);

/** Root mean square of the speaking parts; 0 for silence. */
export function speechRms(samples: Float32Array, sampleRateHz: number): number {
	const size = Math.round((blockMs / 1000) * sampleRateHz);
	const powers: number[] = [];
	for (let start = 0; start < samples.length; start += size) {
		const end = Math.min(start + size, samples.length);
		let energy = 0;
		for (let i = start; i < end; i++) energy += (samples[i] ?? 0) ** 2;
		powers.push(energy / (end - start));
	}
	const loudest = powers.reduce((most, power) => Math.max(most, power), 0);
	const spoken = powers.filter((power) => power > loudest * pauseRatio ** 2);
	return spoken.length === 0 ? 0 : Math.sqrt(spoken.reduce((sum, power) => sum + power, 0) / spoken.length);
}

/** Brings speech to the common level, in place. */
export function levelSound(samples: Float32Array, sampleRateHz: number): void {
	const rms = speechRms(samples, sampleRateHz);
	if (rms === 0) return;
	const gain = Math.min(speechLevel / rms, peakLimit / peakOf(samples));
	for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) * gain;
}
