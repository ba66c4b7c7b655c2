import { limits } from '../../../contract/vocabulary';
import { endsInAbbreviation } from './abbreviations';
import { speechSeconds } from './speech-seconds';

/** Paragraphs of sentences; a blank line ends a paragraph, a single line break is only a space. */
export function splitSentences(text: string, locale: string): string[][] {
	const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
	return text
		.split(/\r?\n[^\S\n]*\r?\n\s*/u)
		.map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
		.filter((paragraph) => paragraph !== '')
		.map((paragraph) => mergeAbbreviated([...segmenter.segment(paragraph)].map(({ segment }) => segment)));
}

function mergeAbbreviated(segments: string[]): string[] {
	const sentences: string[] = [];
	for (const segment of segments) {
		const last = sentences.at(-1);
		// A segment without a letter is a stray mark or an emoji: it belongs to what came before.
		if (last !== undefined && (endsInAbbreviation(last) || !/[\p{L}\p{N}]/u.test(segment))) {
			sentences[sentences.length - 1] = last + segment;
		} else sentences.push(segment);
	}
	return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** Cuts a sentence that is too long for one scene, first at clauses, then at spaces, then at words. */
export function cutLongSentence(sentence: string, locale: string, mostSeconds: number): string[] {
	const fits = (piece: string) => speechSeconds(piece, locale) <= mostSeconds && piece.length <= limits.sceneCharacters;
	if (fits(sentence)) return [sentence];
	const splitters = [
		(piece: string) => piece.split(/(?<=[,;:،؛、，；—–])\s*/u),
		(piece: string) => piece.split(/(?<=\s)/u),
		(piece: string) =>
			[...new Intl.Segmenter(locale, { granularity: 'word' }).segment(piece)].map(({ segment }) => segment),
	];
	for (const split of splitters) {
		const pieces = packed(split(sentence), fits);
		if (pieces.length > 1) return pieces.flatMap((piece) => cutLongSentence(piece, locale, mostSeconds));
	}
	return cutByLetters(sentence);
}

/** Joins parts again as far as they fit. */
function packed(parts: string[], fits: (piece: string) => boolean): string[] {
	const pieces: string[] = [];
	for (const part of parts) {
		const joined = (pieces.at(-1) ?? '') + part;
		if (pieces.length > 0 && fits(joined)) pieces[pieces.length - 1] = joined;
		else pieces.push(part);
	}
	return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** One endless word stays whole, however long it takes to say, unless it breaks the limit of a scene. */
function cutByLetters(word: string): string[] {
	if (word.length <= limits.sceneCharacters) return [word];
	const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)].map(
		({ segment }) => segment,
	);
	return packed(graphemes, (piece) => piece.length <= limits.sceneCharacters);
}
