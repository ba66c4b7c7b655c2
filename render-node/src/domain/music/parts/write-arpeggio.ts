import { barsPerSection } from '../loop-length.js';
import { patternSteps } from '../pattern-steps.js';
import type { NonEmpty } from '../random.js';
import type { Note } from '../score.js';
import type { PiecePlan } from './piece-plan.js';

/** Orders in which the chord's voices are touched; numbers past the top start again an octave higher. */
const shapes: NonEmpty<readonly number[]> = [
	[0, 1, 2, 3],
	[0, 2, 1, 3],
	[3, 2, 1, 0],
	[0, 1, 2, 3, 2, 1],
	[0, 3, 1, 2],
];

export function writeArpeggio({ style, grid, random, chords }: PiecePlan): Note[] {
	const { instrument, patterns } = style.arpeggio;
	let pattern = random.pick(patterns);
	let shape = random.pick(shapes);
	// Strings stay in the chord's own register; plucked notes need the octave above to be heard through the pad.
	const octave = instrument === 'strings' ? 0 : 12;
	return chords.flatMap(({ voicing }, bar) => {
		if (bar % barsPerSection === 0) pattern = random.pick(patterns);
		if (bar % (2 * barsPerSection) === 0) shape = random.pick(shapes);
		return patternSteps(pattern).map(({ step, accent, room }, i) => {
			const voice = shape[i % shape.length] ?? 0;
			const pitch = (voicing[voice % voicing.length] ?? 60) + 12 * Math.floor(voice / voicing.length);
			return {
				instrument,
				start: grid.at(bar, step),
				length: Math.round(room * grid.samplesPerStep * 0.9),
				pitch: pitch + octave,
				velocity: (accent ? 0.9 : 0.6) * random.between(0.85, 1),
				pan: i % 2 === 0 ? -0.35 : 0.35,
			};
		});
	});
}
