import { sampleRateHz } from '../sample-rate.js';
import { phaseStep, readTable, tableSize, wavetable } from '../wavetable.js';
import { sustainEnvelope } from './sustain-envelope.js';

/** A round tone with a few overtones, so that small loudspeakers have something to play. */
export function playBass(frequencyHz: number, length: number): Float32Array {
	const [attack, release] = [Math.round(0.012 * sampleRateHz), Math.round(0.09 * sampleRateHz)];
	const out = new Float32Array(length + release);
	const table = wavetable(1.9, 16 * frequencyHz);
	const step = phaseStep(frequencyHz);
	const decay = Math.exp(-1 / (0.9 * sampleRateHz));
	let [phase, ring] = [0, 1];
	for (let i = 0; i < out.length; i++) {
		out[i] = (0.35 + 0.65 * ring) * readTable(table, phase) * sustainEnvelope(i, attack, length, release);
		phase += step;
		if (phase >= tableSize) phase -= tableSize;
		ring *= decay;
	}
	return out;
}
