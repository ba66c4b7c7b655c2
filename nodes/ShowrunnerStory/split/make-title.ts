import { limits } from '../../../contract/vocabulary';
import { invalidField } from '../../shared/refusals';

/** What stays readable on a thumbnail. */
const mostTitleCharacters = 80;

/** The given title in one line, or the first sentence, shortened at a word. */
export function makeTitle(given: string, firstSentence: string, locale: string): string {
	const title = given.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	if (title.length > limits.titleCharacters) {
		const fix = `Shorten it to ${limits.titleCharacters} characters, or leave it empty`;
		throw invalidField('title', `The title has ${title.length} characters`, fix);
	}
	return title !== '' ? title : shorten(firstSentence.replace(/[.。।]+$/u, ''), locale);
}

function shorten(sentence: string, locale: string): string {
	if (sentence.length <= mostTitleCharacters) return sentence;
	let kept = '';
	for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(sentence)) {
		if (kept.length + segment.length > mostTitleCharacters - 1) break;
		kept += segment;
	}
	if (kept.trim() !== '') return `${kept.replace(/[\s,;:،、，]+$/u, '')}…`;
	return `${[...sentence].slice(0, mostTitleCharacters - 1).join('')}…`;
}
