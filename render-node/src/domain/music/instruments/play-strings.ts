import { sampleRateHz } from '../sample-rate.js';
import { phaseStep, readTable, tableSize, wavetable } from '../wavetable.js';
import { sustainEnvelope } from './sustain-envelope.js';

/** Two bowed voices; short notes bite, long ones swell and tremble. */
export function playStrings(frequencyHz: number, length: number): Float32Array {
	const isLong = length > 0.6 * sampleRateHz;
	const attack = Math.round((isLong ? 0.16 : 0.025) * sampleRateHz);
	const release = Math.round((isLong ? 0.35 : 0.12) * sampleRateHz);
	const out = new Float32Array(length + release);
	const table = wavetable(1.35, frequencyHz);
	const step = phaseStep(frequencyHz);
	const tremble = (2 * Math.PI * 5.2) / sampleRateHz;
	let [first, second] = [0, tableSize / 4];
	for (let i = 0; i < out.length; i++) {
		const vibrato = isLong ? 1 + 0.0025 * Math.sin(tremble * i) * Math.min(1, i / sampleRateHz) : 1;
		const level = 0.5 * sustainEnvelope(i, attack, length, release);
		out[i] = level * (readTable(table, first) + readTable(table, second));
		first = (first + step * vibrato) % tableSize;
		second = (second + step * vibrato * 1.004) % tableSize;
	}
	return out;
}
