import { isAbbreviation } from './abbreviations.js';
import { languageOf } from './language-of.js';
import type { VisibleWord } from './visible-words.js';

/** Beyond this the cost of one synthesis grows faster than its text (flite in wasm: 0.3 s for 600 letters, 11 s for 4,000). */
const maxCharacters = 300;
const clauseEnd = /[,;:،؛、，。।—–-]['"”’)\]]*$/u;

/** The words of `text` by sentence, each short enough to be spoken in one go. */
export function splitSentences(text: string, words: VisibleWord[], locale: string): VisibleWord[][] {
	const starts = sentenceStarts(text, locale);
	const sentences: VisibleWord[][] = [];
	let next = 0;
	for (const word of words) {
		let opens = sentences.length === 0;
		for (; next < starts.length && (starts[next] ?? 0) <= word.charStart; next++) opens = true;
		if (opens) sentences.push([word]);
		else sentences.at(-1)?.push(word);
	}
	return sentences.flatMap(splitLong);
}

/** Where each sentence begins in the text; a full stop of an abbreviation ends none. */
export function sentenceStarts(text: string, locale: string): number[] {
	const language = languageOf(locale);
	const starts: number[] = [];
	let goesOn = false;
	for (const { segment, index } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
		if (!goesOn) starts.push(index);
		const lastWord = /([^\s("“„«]+)\.[^\S\n]*$/u.exec(segment)?.[1];
		goesOn = lastWord !== undefined && isAbbreviation(lastWord, language);
	}
	return starts;
}

/** Cuts behind the last comma that fits, or else behind the last word that fits. */
function splitLong(sentence: VisibleWord[]): VisibleWord[][] {
	const parts: VisibleWord[][] = [];
	let rest = sentence;
	while (rest.length > 1) {
		const limit = (rest[0]?.charStart ?? 0) + maxCharacters;
		const fitting = rest.findIndex((word) => word.charEnd > limit);
		if (fitting < 0) break;
		const clause = rest.slice(0, fitting).findLastIndex((word) => clauseEnd.test(word.text));
		const cut = Math.max(clause >= fitting / 2 ? clause + 1 : fitting, 1);
		parts.push(rest.slice(0, cut));
		rest = rest.slice(cut);
	}
	return rest.length > 0 ? [...parts, rest] : parts;
}
