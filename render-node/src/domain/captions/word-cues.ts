import type { Cue } from './cue.js';
import { wordStates } from './word-states.js';

/** A cue for each word of a cue, which together last as long as it does. */
export function wordCues(cue: Cue): Cue[] {
	const words = cue.lines.flat();
	return wordStates(cue).flatMap(({ startMs, endMs, spoken }) => {
		const word = words[spoken];
		return word ? [{ startMs, endMs, lines: [[{ ...word, spaceBefore: false }]], text: word.text }] : [];
	});
}
