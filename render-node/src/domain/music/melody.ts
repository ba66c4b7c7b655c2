import type { Chord } from './harmony.js';
import { pitchOfStep } from './pitch.js';
import type { NonEmpty, Random } from './random.js';
import type { Pattern } from './mood-style.js';

/** A tune's shape before it meets chords: when it sounds and how it moves. */
export type Motif = { pattern: Pattern; moves: readonly number[] };
export type MelodyNote = { step: number; accent: boolean; pitch: number };

/** Steps of the scale above the tonic between which tunes stay: an octave and a half. */
const range = { low: 7, high: 18 } as const;

export function inventMotif(patterns: NonEmpty<Pattern>, leap: number, random: Random): Motif {
	const pattern = random.pick(patterns);
	return { pattern, moves: Array.from(pattern, () => random.integer(-leap, leap) || 1) };
}

/**
 * Sings a motif over one bar's chord, from the step of the scale where the tune stands; gives where it ends.
 * Notes on the strong beats are pulled onto the chord: that is what makes it sound meant.
 */
export function singMotif(motif: Motif, chord: Chord, from: number): { notes: MelodyNote[]; at: number } {
	let at = from;
	const notes: MelodyNote[] = [];
	Array.from(motif.pattern).forEach((mark, step) => {
		if (mark === '.') return;
		at = reflect(at + (motif.moves[step] ?? 0));
		if (step % 8 === 0 || mark === 'x') at = nearestChordStep(at, chord.degree);
		notes.push({ step, accent: mark === 'x', pitch: pitchOfStep(chord.key, at) });
	});
	return { notes, at };
}

function reflect(step: number): number {
	if (step < range.low) return 2 * range.low - step;
	if (step > range.high) return 2 * range.high - step;
	return step;
}

function nearestChordStep(step: number, degree: number): number {
	const isChordStep = (s: number) => [0, 2, 4].includes((((s - degree) % 7) + 7) % 7);
	return [0, -1, 1, -2, 2].map((offset) => step + offset).find(isChordStep) ?? step;
}
