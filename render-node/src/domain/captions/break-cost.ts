import type { CueWord } from './cue.js';

/** Words that lean on the next one: a line must not end in an article, and had better not end in the others. */
const articles: Record<string, string> = {
	en: 'a an the this that these those my your his her its our their every each no',
	de: 'der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine dein deine sein seine seinen ihr ihre ihren unser unsere jeder jede jedes diese dieser dieses',
	fr: 'le la les un une des du de ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque',
	es: 'el la los las un una unos unas lo al del mi mis tu tus su sus este esta estos estas ese esa cada',
};
/** Words that open a phrase: a line may well begin with them. */
const openers: Record<string, string> = {
	en: 'and or but nor so yet because although while when where which who if of to in on at by for with from into over under after before until than as is are was were has have had will would can could',
	de: 'und oder aber denn weil dass wenn als ob während in im am an auf aus bei mit nach von vom zu zum zur für über unter vor hinter bis ohne gegen um durch ist war sind waren hat hatte wird',
	fr: 'et ou mais car donc ni que qui quand si où à au aux en dans sur sous par pour avec sans chez vers est était sont ne se',
	es: 'y e o u pero porque que quien cuando si donde de en a con por para sin sobre entre hasta desde es era fue no se',
};
const setOf = (words = '') => new Set(words.split(' '));
const articleSets = new Map(Object.entries(articles).map(([language, words]) => [language, setOf(words)]));
const openerSets = new Map(Object.entries(openers).map(([language, words]) => [language, setOf(words)]));

const bare = (text: string) => text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
const clauseEnd = /[,;:—–、，；：،؛)\]）」』]["'”’»]?$/u;
const sentenceEnd = /[.!?…。！？؟۔।॥။។]["'”’»)\]）」』]*$/u;
const abbreviation = /^(?:\p{L}|\p{L}\.\p{L}|Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|approx|ca|bzw|usw|Sr|Sra|Mme|Mlle)\.$/iu;

/** A piece of a word that was too long for a line. */
const insideWord = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Devanagari}]$/u;

export const endsSentence = (word: string, next: string | undefined): boolean =>
	sentenceEnd.test(word) &&
	!(abbreviation.test(word.replace(/^\p{P}+/u, '')) || /^\p{Ll}/u.test(next ?? '') || /^\d+\.$/u.test(word));

/** What it costs the reader when the text is cut between two words; below zero the cut helps. */
export function breakCost(before: CueWord, after: CueWord, language: string): number {
	if (endsSentence(before.text, after.text)) return -20;
	if (clauseEnd.test(before.text)) return -12;
	const word = bare(before.text);
	if (articleSets.get(language)?.has(word) || /^(?:l|d|qu|j|n|s)['’]$/iu.test(before.text)) return 40;
	if (openerSets.get(language)?.has(word)) return 14;
	if (openerSets.get(language)?.has(bare(after.text))) return -4;
	if (after.spaceBefore) return 0;
	if (insideWord.test(before.text) && /^\p{L}/u.test(after.text)) return 25;
	return /[はがをにでともへの]$/u.test(before.text) ? 1 : 4;
}
