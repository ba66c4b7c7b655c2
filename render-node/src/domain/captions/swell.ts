import type { CueWord } from './cue.js';
import { emWidthOf } from './line-width.js';
import type { WordState } from './word-states.js';

/** A part of a word's time in which it has one size. */
export type SwellState = WordState & { scale: number };

/** How far a word may reach beyond its place, on each side, in em: into the spaces around it, and not over its neighbours. */
export const swellEm = 0.15;
/** Where no space parts it from its neighbours. */
const tightSwellEm = 0.07;
const mostGrowth = 0.15;
/** Sizes that a word goes through, each a frame or so long, as shares of its growth; it keeps the last one. */
const steps = [0.6, 1, 0.8, 0.6];
const stepMs = 40;
/** Letters that take their shape from their neighbours: a word that touches them cannot have a size of its own. */
const joining =
	/[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Nko}\p{sc=Adlam}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}]/u;

/**
 * The sizes of a spoken word through its time, on the word's own clock whatever part of it is shown: it swells for 120 ms and stays a little larger than the others. In steps that
 * stand still, so that each picture of it has to be drawn once only.
 */
export function swellStates(state: WordState, lines: readonly (readonly CueWord[])[]): SwellState[] {
	const growth = growthOf(state.spoken, lines);
	if (growth === 0) return [{ ...state, scale: 1 }];
	const beginMs = lines.flat()[state.spoken]?.startMs ?? state.startMs;
	return steps.flatMap((share, index) => {
		const isLast = index === steps.length - 1;
		const startMs = Math.max(state.startMs, beginMs + index * stepMs);
		const endMs = isLast ? state.endMs : Math.min(state.endMs, beginMs + (index + 1) * stepMs);
		return endMs > startMs ? [{ ...state, startMs, endMs, scale: 1 + growth * share }] : [];
	});
}

function growthOf(spoken: number, lines: readonly (readonly CueWord[])[]): number {
	let before = 0;
	for (const line of lines) {
		const at = spoken - before;
		before += line.length;
		const [word, next] = [line[at], line[at + 1]];
		if (!word) continue;
		const isTight = (at > 0 && !word.spaceBefore) || next?.spaceBefore === false;
		if (isTight && joining.test(word.text)) return 0;
		return Math.min(mostGrowth, (2 * (isTight ? tightSwellEm : swellEm)) / emWidthOf(word.text));
	}
	return 0;
}
