import type { Drum, PitchedInstrument } from './mood-style.js';

/** Times in samples from the start of the loop; `velocity` and `pan` (-1 left, 1 right) are plain factors. */
export type Note = {
	instrument: PitchedInstrument;
	start: number;
	length: number;
	pitch: number;
	velocity: number;
	pan: number;
};
export type Hit = { drum: Drum; start: number; velocity: number; pan: number };

export type Score = {
	lengthSamples: number;
	beatsPerMinute: number;
	pad: Note[];
	bass: Note[];
	arpeggio: Note[];
	lead: Note[];
	drums: Hit[];
};
