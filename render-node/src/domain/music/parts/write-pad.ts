import { stepsPerBar } from '../loop-length.js';
import type { Note } from '../score.js';
import type { PiecePlan } from './piece-plan.js';

/** The whole chord through the whole bar; its slow ends overlap the neighbours'. */
export function writePad({ grid, chords }: PiecePlan): Note[] {
	const length = stepsPerBar * grid.samplesPerStep;
	return chords.flatMap(({ voicing }, bar) =>
		voicing.map((pitch, voice) => ({
			instrument: 'pad' as const,
			start: bar * length,
			length,
			pitch,
			velocity: 1,
			pan: voicing.length > 1 ? (voice / (voicing.length - 1) - 0.5) * 0.8 : 0,
		})),
	);
}
