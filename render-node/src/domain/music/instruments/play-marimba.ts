import { sampleRateHz } from '../sample-rate.js';
import { phaseStep, readTable, sineTable, tableSize } from '../wavetable.js';

/** Bars are cut so that their overtones are 4 and about 10 times the tone (Fletcher and Rossing, ch. 19). */
const partials = [
	{ ratio: 1, level: 1, decaySeconds: 0.32 },
	{ ratio: 4, level: 0.25, decaySeconds: 0.09 },
	{ ratio: 9.9, level: 0.08, decaySeconds: 0.03 },
] as const;

export function playMarimba(frequencyHz: number, velocity: number): Float32Array {
	const out = new Float32Array(Math.round(1.4 * sampleRateHz));
	for (const { ratio, level, decaySeconds } of partials) {
		const step = phaseStep(frequencyHz * ratio);
		if (step > tableSize / 3) continue;
		const decay = Math.exp(-1 / (decaySeconds * sampleRateHz));
		let [phase, ring] = [0, ratio === 1 ? level : level * velocity];
		for (let i = 0; ring > 1e-4 && i < out.length; i++) {
			out[i] = (out[i] ?? 0) + ring * readTable(sineTable, phase) * Math.min(1, i / 48);
			phase = (phase + step) % tableSize;
			ring *= decay;
		}
	}
	return out;
}
