import type { CueWord } from './cue.js';
import { columnsOf, graphemesOf } from './line-width.js';

/** Cuts a word that no line can hold into even pieces between graphemes, sharing its time by their lengths. */
export function splitLongWord(word: CueWord, maxColumns: number): CueWord[] {
	const columns = columnsOf(word.text);
	if (columns <= maxColumns) return [word];
	const even = Math.ceil(columns / Math.ceil(columns / (maxColumns - 1)));
	const pieces: string[] = [''];
	let used = 0;
	for (const grapheme of graphemesOf(word.text)) {
		const width = columnsOf(grapheme);
		if (used + width > even) {
			pieces.push('');
			used = 0;
		}
		pieces[pieces.length - 1] += grapheme;
		used += width;
	}
	let from = word.startMs;
	let done = 0;
	return pieces.map((text, index) => {
		done += text.length;
		const to = Math.round(word.startMs + ((word.endMs - word.startMs) * done) / word.text.length);
		const piece = { text, startMs: from, endMs: to, spaceBefore: index === 0 && word.spaceBefore };
		from = to;
		return piece;
	});
}
