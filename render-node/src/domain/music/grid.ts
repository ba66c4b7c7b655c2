import { stepsPerBar } from './loop-length.js';
import type { Random } from './random.js';
import { sampleRateHz } from './sample-rate.js';

/** Where the sixteenths of a piece lie, in samples. */
export type Grid = {
	samplesPerStep: number;
	/** Start of a step of a bar, swung and moved a little as by a player's hand. */
	at(bar: number, step: number): number;
};

/** Players are within about this of the beat; more sounds late, none sounds mechanical. */
const looseness = 0.004 * sampleRateHz;

export function createGrid(beatsPerMinute: number, swing: number, random: Random): Grid {
	const samplesPerStep = Math.round((sampleRateHz * 60) / beatsPerMinute / 4);
	const at = (bar: number, step: number) => {
		const exact = (bar * stepsPerBar + swung(step, swing)) * samplesPerStep;
		return Math.max(0, Math.round(exact + random.between(0, looseness)));
	};
	return { samplesPerStep, at };
}

/** Stretches the first half of each beat and shortens the second. */
function swung(step: number, swing: number): number {
	const beat = Math.floor(step / 4) * 4;
	const within = step - beat;
	return beat + (within < 2 ? within * (1 + swing) : 2 * (1 + swing) + (within - 2) * (1 - swing));
}
