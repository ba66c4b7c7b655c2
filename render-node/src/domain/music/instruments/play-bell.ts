import { sampleRateHz } from '../sample-rate.js';
import { phaseStep, readTable, sineTable, tableSize } from '../wavetable.js';

/**
 * Frequency modulation (Chowning 1973): the modulator four times as high keeps the overtones in tune with the chord,
 * and its index dies faster than the tone, so that a bright stroke leaves a pure ring.
 */
export function playBell(frequencyHz: number, velocity: number): Float32Array {
	const seconds = 2.8;
	const out = new Float32Array(Math.round(seconds * sampleRateHz));
	const [carrierStep, modulatorStep] = [phaseStep(frequencyHz), phaseStep(4 * frequencyHz)];
	const depth = (tableSize / (2 * Math.PI)) * 1.6 * velocity;
	const [ringDecay, depthDecay] = [Math.exp(-1 / (0.7 * sampleRateHz)), Math.exp(-1 / (0.18 * sampleRateHz))];
	let [carrier, modulator, ring, index] = [0, 0, 1, depth];
	for (let i = 0; i < out.length; i++) {
		const phase = (((carrier + index * readTable(sineTable, modulator)) % tableSize) + tableSize) % tableSize;
		out[i] = ring * readTable(sineTable, phase) * edges(i, out.length);
		carrier = (carrier + carrierStep) % tableSize;
		modulator = (modulator + modulatorStep) % tableSize;
		ring *= ringDecay;
		index *= depthDecay;
	}
	return out;
}

/** Three milliseconds in, forty out: no clicks. */
function edges(i: number, length: number): number {
	return Math.min(1, i / (0.003 * sampleRateHz), (length - i) / (0.04 * sampleRateHz));
}
