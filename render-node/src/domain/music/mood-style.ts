import type { Scale } from './pitch.js';
import type { NonEmpty } from './random.js';

export const pitchedInstruments = ['pad', 'strings', 'bell', 'pluck', 'marimba', 'bass'] as const;
export type PitchedInstrument = (typeof pitchedInstruments)[number];
export const drums = ['kick', 'taiko', 'clap', 'shaker', 'tick', 'block'] as const;
export type Drum = (typeof drums)[number];

/** One bar of 16 steps: `x` is struck, `o` struck softly, `.` is a rest. */
export type Pattern = string;

export type MoodStyle = {
	scales: NonEmpty<Scale>;
	/** One chord to a bar, as steps of the scale (0 is the tonic's chord). */
	progressions: NonEmpty<readonly [number, number, number, number]>;
	/** 3 for triads, 4 with the seventh, 5 with the ninth. */
	chordSize: number;
	beatsPerMinute: readonly [low: number, high: number];
	/** How late every second sixteenth comes, as a share of a sixteenth. */
	swing: number;
	/** Levels in LU relative to the pad's own; the mixer measures each layer and sets it there. */
	pad: { levelLu: number; brightness: number; attackSeconds: number };
	bass: { levelLu: number; patterns: NonEmpty<Pattern> };
	arpeggio: { levelLu: number; instrument: PitchedInstrument; patterns: NonEmpty<Pattern> };
	lead: { levelLu: number; instrument: PitchedInstrument; patterns: NonEmpty<Pattern>; leap: number };
	drums: { levelLu: number; patterns: Partial<Record<Drum, NonEmpty<Pattern>>> };
	reverb: { seconds: number; levelLu: number };
};
