import type { Cue, CueWord } from '../captions/cue.js';
import { lineText } from '../captions/cue.js';
import { withoutEmoji } from '../captions/emoji.js';
import { emWidthOf } from '../captions/line-width.js';
import { textUnits } from '../captions/text-units.js';

const lineEnd = /\r\n|[\n\r\u2028\u2029]/u;

/** A text in lines of at most `maxEm`, without emoji; a single longer word has a line of its own. Null where nothing is left. */
export function setLines(text: string, maxEm: number, locale: string): Cue | null {
	const lines = text.split(lineEnd).flatMap((line) => filledLines(wordsOf(line, locale), maxEm));
	if (lines.length === 0) return null;
	return { startMs: 0, endMs: 0, lines, text: lines.map(lineText).join('\n') };
}

const wordsOf = (line: string, locale: string): CueWord[] =>
	textUnits(withoutEmoji(line), locale).map(({ text, spaceBefore }) => ({ text, spaceBefore, startMs: 0, endMs: 0 }));

function filledLines(words: readonly CueWord[], maxEm: number): CueWord[][] {
	const lines: CueWord[][] = [];
	for (const word of words) {
		const line = lines.at(-1);
		if (line && emWidthOf(lineText([...line, word])) <= maxEm) line.push(word);
		else lines.push([{ ...word, spaceBefore: false }]);
	}
	return lines;
}

export const widestEm = ({ lines }: Cue): number => Math.max(...lines.map((line) => emWidthOf(lineText(line))));
