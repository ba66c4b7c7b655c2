import type { Grid } from '../grid.js';
import type { Chord } from '../harmony.js';
import type { MoodStyle } from '../mood-style.js';
import type { Random } from '../random.js';

/** What every part is written against. */
export type PiecePlan = {
	style: MoodStyle;
	grid: Grid;
	random: Random;
	/** One chord to a bar. */
	chords: readonly Chord[];
	/** Bars before the tune and the drums come in. */
	introBars: number;
};
