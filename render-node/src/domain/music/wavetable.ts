import { sampleRateHz } from './sample-rate.js';

export const tableSize = 2048;
/** Overtones above this add hiss rather than colour, and stay clear of aliasing. */
const highestOvertoneHz = 9_000;
const harmonicCounts = [32, 24, 16, 12, 8, 6, 4, 3, 2, 1] as const;
const made = new Map<string, Float32Array>();

/** One period of a tone with overtones of amplitude n^-slope, as many as fit over `frequencyHz`; one guard sample. */
export function wavetable(slope: number, frequencyHz: number): Float32Array {
	const harmonics = harmonicCounts.find((count) => count * frequencyHz <= highestOvertoneHz) ?? 1;
	const name = `${slope} ${harmonics}`;
	const table = made.get(name) ?? createTable(slope, harmonics);
	made.set(name, table);
	return table;
}

export const sineTable = createTable(1, 1);

function createTable(slope: number, harmonics: number): Float32Array {
	const table = new Float32Array(tableSize + 1);
	for (let harmonic = 1; harmonic <= harmonics; harmonic++) {
		const amplitude = harmonic ** -slope;
		for (let i = 0; i <= tableSize; i++) {
			table[i] = (table[i] ?? 0) + amplitude * Math.sin((2 * Math.PI * harmonic * i) / tableSize);
		}
	}
	const peak = table.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
	return table.map((value) => value / peak);
}

/** Table positions per sample. */
export const phaseStep = (frequencyHz: number): number => (frequencyHz * tableSize) / sampleRateHz;

/** Linear between the table's entries; `phase` in [0, tableSize). */
export function readTable(table: Float32Array, phase: number): number {
	const index = phase | 0;
	const low = table[index] ?? 0;
	return low + ((table[index + 1] ?? 0) - low) * (phase - index);
}
