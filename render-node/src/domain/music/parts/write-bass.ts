import { barsPerSection } from '../loop-length.js';
import { patternSteps } from '../pattern-steps.js';
import { pitchOfStep } from '../pitch.js';
import type { Note } from '../score.js';
import type { PiecePlan } from './piece-plan.js';

/** A1: 55 Hz, about the lowest tone that small loudspeakers let one guess from its overtones. */
const lowestPitch = 33;

/** Root on the accents, fifth on the soft strokes. */
export function writeBass({ style, grid, random, chords }: PiecePlan): Note[] {
	let pattern = random.pick(style.bass.patterns);
	return chords.flatMap(({ key, degree }, bar) => {
		if (bar % (2 * barsPerSection) === 0) pattern = random.pick(style.bass.patterns);
		return patternSteps(pattern).map(({ step, accent, room }) => ({
			instrument: 'bass' as const,
			start: grid.at(bar, step),
			length: Math.round(room * grid.samplesPerStep * 0.95),
			pitch: foldUp(pitchOfStep(key, accent ? degree : degree + 4)),
			velocity: accent ? 1 : 0.7,
			pan: 0,
		}));
	});
}

const foldUp = (pitch: number) => lowestPitch + ((((pitch - lowestPitch) % 12) + 12) % 12);
