import { sampleRateHz } from '../sample-rate.js';
import { phaseStep, readTable, tableSize, wavetable } from '../wavetable.js';
import { sustainEnvelope } from './sustain-envelope.js';

/** Envelope and colour change slowly: once per block is often enough. */
const blockSamples = 32;

type PadTone = { brightness: number; attackSeconds: number };

/**
 * One side of a wide, slowly breathing tone: two oscillators a few cents apart that fade between a dark and a bright
 * wave. The other side is tuned and timed differently, which is what the ear takes for width.
 */
export function playPad(frequencyHz: number, length: number, tone: PadTone, side: -1 | 1): Float32Array {
	const attack = Math.round(Math.min(tone.attackSeconds * sampleRateHz, length * 0.6));
	const release = Math.round(1.25 * attack);
	const out = new Float32Array(length + release);
	const [dark, bright] = [wavetable(2.2, frequencyHz), wavetable(1.2, frequencyHz)];
	const steps = [-5, 8].map((cents) => phaseStep(frequencyHz * 2 ** ((side * cents) / 1200)));
	const [stepA = 0, stepB = 0] = steps;
	let [phaseA, phaseB] = side < 0 ? [0, tableSize / 3] : [tableSize / 2, tableSize / 5];
	const breath = (2 * Math.PI * 0.17) / sampleRateHz;
	for (let block = 0; block < out.length; block += blockSamples) {
		const level = 0.5 * sustainEnvelope(block, attack, length, release);
		const colour = tone.brightness * (0.7 + 0.3 * Math.sin(breath * block + side));
		const end = Math.min(block + blockSamples, out.length);
		const next = 0.5 * sustainEnvelope(block + blockSamples, attack, length, release);
		for (let i = block; i < end; i++) {
			const low = readTable(dark, phaseA) + readTable(dark, phaseB);
			const high = readTable(bright, phaseA) + readTable(bright, phaseB);
			out[i] = (level + ((next - level) * (i - block)) / blockSamples) * (low + (high - low) * colour);
			phaseA += stepA;
			phaseB += stepB;
			if (phaseA >= tableSize) phaseA -= tableSize;
			if (phaseB >= tableSize) phaseB -= tableSize;
		}
	}
	return out;
}
