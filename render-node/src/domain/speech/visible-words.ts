/** One thing that a reader sees as a word, with the punctuation and emoji that cling to it. */
export type VisibleWord = {
	text: string;
	/** UTF-16 offsets into the text. */
	charStart: number;
	charEnd: number;
};

/** Scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
/** A lone one of these is read out, so it counts as a word. */
const loneSymbol = /^[&%+=@°$€£¥₹]$/u;
const letters = /[\p{L}\p{N}]/u;
const opening = /^[\p{Ps}\p{Pi}]+$/u;
const invisible = /^[\p{Cf}\p{Cc}\p{Z}]*$/u;

/**
 * The words of `text` in order. Together they cover all that is visible; none overlap. A text with nothing to say
 * (only emoji or punctuation) is one word, one without anything visible has none.
 */
export function visibleWords(text: string, locale: string): VisibleWord[] {
	const words: { charStart: number; charEnd: number }[] = [];
	let pendingStart: number | null = null;
	let lastEnd = 0;
	for (const piece of visiblePieces(text, locale)) {
		const last = words.at(-1);
		const onNewLine = text.slice(last?.charEnd ?? 0, piece.charStart).includes('\n');
		if (isSayable(piece.text)) {
			words.push({ charStart: pendingStart ?? piece.charStart, charEnd: piece.charEnd });
			pendingStart = null;
		} else if (!last || pendingStart !== null || opening.test(piece.text) || onNewLine) {
			pendingStart ??= piece.charStart;
		} else {
			last.charEnd = piece.charEnd;
		}
		lastEnd = piece.charEnd;
	}
	if (pendingStart !== null) {
		const last = words.at(-1);
		if (last) last.charEnd = lastEnd;
		else words.push({ charStart: pendingStart, charEnd: lastEnd });
	}
	return words.map((word) => ({ text: text.slice(word.charStart, word.charEnd), ...word }));
}

export function isSayable(text: string): boolean {
	return letters.test(text) || loneSymbol.test(text);
}

function* visiblePieces(text: string, locale: string): Generator<VisibleWord> {
	const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
	for (const { 0: chunk, index } of text.matchAll(/\S+/gu)) {
		if (invisible.test(chunk)) continue;
		if (!unspaced.test(chunk)) {
			yield { text: chunk, charStart: index, charEnd: index + chunk.length };
			continue;
		}
		for (const part of segmenter.segment(chunk)) {
			const charStart = index + part.index;
			yield { text: part.segment, charStart, charEnd: charStart + part.segment.length };
		}
	}
}
