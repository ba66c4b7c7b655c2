import type { CueWord } from './cue.js';
import { breakCost } from './break-cost.js';
import { columnsOf, emWidthOf } from './line-width.js';

export type LineLimit = {
	lines: 1 | 2;
	columns: number;
	/** Widest line in em of its font; one that is a little wider, or a single wider word, is set smaller. */
	em: number;
};
export type Measured = { word: CueWord; columns: number; em: number };
export type BrokenLines = { lines: CueWord[][]; cost: number };

const spaceEm = 0.3;
/** How much wider than the room a line may be, to be set that much smaller. */
const maxSqueeze = 1.15;

export const measured = (word: CueWord): Measured => ({
	word,
	columns: columnsOf(word.text),
	em: emWidthOf(word.text),
});

/** The best way to set words on one or two lines, or null when they do not fit. */
export function breakLines(words: readonly Measured[], limit: LineLimit, language: string): BrokenLines | null {
	const whole = widthOf(words);
	const texts = words.map(({ word }) => word);
	if (fits(whole, words.length, limit)) return { lines: [texts], cost: squeeze(whole, limit) };
	if (limit.lines === 1) return null;
	let best: BrokenLines | null = null;
	for (let at = 1; at < words.length; at++) {
		const upper = widthOf(words.slice(0, at));
		const lower = widthOf(words.slice(at));
		const before = texts[at - 1];
		const after = texts[at];
		if (!before || !after || !fits(upper, at, limit) || !fits(lower, words.length - at, limit)) continue;
		const cost =
			2 +
			breakCost(before, after, language) +
			unevenness(upper.em, lower.em) +
			Math.max(squeeze(upper, limit), squeeze(lower, limit));
		if (!best || cost < best.cost) best = { lines: [texts.slice(0, at), texts.slice(at)], cost };
	}
	return best;
}

type Width = { columns: number; em: number };

function widthOf(words: readonly Measured[]): Width {
	const width = { columns: 0, em: 0 };
	for (const [index, { word, columns, em }] of words.entries()) {
		const space = index > 0 && word.spaceBefore ? 1 : 0;
		width.columns += columns + space;
		width.em += em + space * spaceEm;
	}
	return width;
}

const fits = (width: Width, count: number, limit: LineLimit) =>
	width.columns <= limit.columns && (count === 1 || width.em <= limit.em * maxSqueeze);

const squeeze = (width: Width, limit: LineLimit) => Math.min(40, Math.max(0, width.em / limit.em - 1) * 150);

/** Lines of like length read best; of two unlike ones the longer had better stand below. */
function unevenness(upper: number, lower: number): number {
	const share = Math.abs(upper - lower) / Math.max(upper, lower);
	return share * share * 16 + (upper > lower ? share * 3 : 0);
}
