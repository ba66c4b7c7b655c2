import type { Cue } from './cue.js';

/** A part of a cue's time with the one word that is spoken in it. */
export type WordState = { startMs: number; endMs: number; spoken: number };

/** The whole of a cue's time, cut where the next word begins; a word stays lit through the pause after it. */
export function wordStates({ lines, startMs, endMs }: Cue): WordState[] {
	const words = lines.flat();
	const states: WordState[] = [];
	for (const [spoken, word] of words.entries()) {
		const from = spoken === 0 ? startMs : Math.max(word.startMs, startMs);
		const to = Math.min(words[spoken + 1]?.startMs ?? endMs, endMs);
		if (to > from) states.push({ startMs: from, endMs: to, spoken });
	}
	return states;
}
