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

/** Beyond it many models refuse the request. */
const mostTokens = 64_000;
/** Room to think before writing, for models that do. */
const tokensToThink = 8_000;
const tokensPerPicture = 150;

/**
 * Tokens that narrations of this many letters may take, with a picture's description beside each: one for a letter of
 * Latin, Greek or Cyrillic, which is twice what tokenisers need, and two and a half for every other, where a letter with
 * its marks may take two.
 */
export function tokensFor(letters: number, pictures: number, locale: string): number {
	const perLetter = alphabets.has(new Intl.Locale(locale).maximize().script ?? '') ? 1 : 2.5;
	return boundedTokens(letters * perLetter + pictures * tokensPerPicture);
}

const alphabets = new Set(['Latn', 'Grek', 'Cyrl']);

/** So many tokens of text and room to think, within what models take. */
export function boundedTokens(textTokens: number): number {
	return Math.min(mostTokens, Math.ceil(textTokens) + tokensToThink);
}
