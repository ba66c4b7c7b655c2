/**
 * Characters that a viewer reads per second: the limits of Netflix's timed text style guides (adult programmes; 17 is
 * also its English template's and holds for all alphabets there).
 */
const charactersPerSecond = { alphabet: 17, Hangul: 12, Han: 9, Japanese: 4 } as const;

const kana = /[\p{sc=Hira}\p{sc=Kana}]/u;
const han = /\p{sc=Han}/u;
const hangul = /\p{sc=Hang}/u;

/** The shortest time that a caption should stand: 5/6 of a second (the same guides). */
export const shortestCaptionMs = 833;

/** Milliseconds that reading one word takes, its space included. */
export function readingTimeMs(word: string, language: string): number {
	const graphemes = [...new Intl.Segmenter(language, { granularity: 'grapheme' }).segment(word)].length;
	const speed = charactersPerSecond[paceOf(word, language)];
	const space = speed === charactersPerSecond.alphabet || speed === charactersPerSecond.Hangul ? 1 : 0;
	return ((graphemes + space) / speed) * 1000;
}

function paceOf(word: string, language: string): keyof typeof charactersPerSecond {
	if (kana.test(word) || (language === 'ja' && han.test(word))) return 'Japanese';
	if (han.test(word)) return 'Han';
	return hangul.test(word) ? 'Hangul' : 'alphabet';
}
