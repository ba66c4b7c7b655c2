import { speakingRate } from '../split/speech-seconds';

export type TargetLength = { seconds: number; letters: number; inWords: string };

/** Letters of a word on the average of narrations, roughly; the finished script is measured by its letters. */
const lettersPerWord: Record<string, number> = { ar: 4.7, he: 4.4, hi: 4.2, ko: 2.9 };
const latinLettersPerWord = 5.6;
/** Languages that put no space between words: models count their characters better than their words. */
const unspaced = new Set(['ja', 'zh', 'th']);

/** What a narration of this time has, by the pace of a calm narrator of the language. */
export function targetLength(seconds: number, locale: string): TargetLength {
	const language = locale.split('-')[0] ?? '';
	const letters = Math.round(seconds * speakingRate(locale));
	const words = Math.round(letters / (lettersPerWord[language] ?? latinLettersPerWord));
	return { seconds, letters, inWords: unspaced.has(language) ? `about ${letters} characters` : `about ${words} words` };
}

/**
 * Tokens that a script of this many letters may take: no tokeniser needs more than two for a letter, with half as much
 * again where the model overshoots; a picture's description beside each scene; and room to think before writing.
 */
export function tokensFor(letters: number, scenes: number): number {
	return Math.ceil(letters * 2 * 1.5) + scenes * 200 + tokensToThink;
}

export const tokensToThink = 8_000;
