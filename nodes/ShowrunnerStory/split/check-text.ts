import { limits } from '../../../contract/vocabulary';
import type { Warning } from '../../../providers/core/run-chain';
import { invalidField } from '../../shared/refusals';

/** Far above 5,000 words in any script; beyond it even counting would be slow. */
const longestTextCharacters = 400_000;
/** A slip of the keyboard or of an old code page stays below this; files that are no text do not. */
const mostJunkShare = 0.02;

/** Control characters other than those that lay out a text. */
const controls = /[^\P{Cc}\t\n\v\f\r\u0085]/gu;
/** The same and the mark that decoders leave where bytes were no text. */
const junk = /[^\P{Cc}\t\n\v\f\r\u0085]|\ufffd/gu;

const binaryTitle = 'This is not text but the bytes of a file';
const binaryFix = "Map 'Text' to a field with the story itself; use Extract from File for documents";

/** Refuses what no story can come from, before anything else happens; gives the text to work with. */
export function checkText(raw: unknown): { text: string; warnings: Warning[] } {
	const text = typeof raw === 'number' ? String(raw) : raw;
	if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
		throw invalidField('text', 'The text is empty', 'Put in the story as it shall be spoken');
	}
	if (typeof text !== 'string') {
		throw invalidField(
			'text',
			'This is not text but a list or an object',
			"Map 'Text' to the field that holds the story",
		);
	}
	if (text.length > longestTextCharacters) throw tooLong();
	const junkShare = (text.match(junk)?.length ?? 0) / text.length;
	if (text.includes('\u0000') || /\p{Surrogate}/u.test(text) || junkShare > mostJunkShare) {
		throw invalidField('text', binaryTitle, binaryFix);
	}
	if (!/[\p{L}\p{N}]/u.test(text)) {
		throw invalidField('text', 'The text has no words', 'Put in the story as it shall be spoken');
	}
	const clean = text.replace(controls, ' ');
	const message = 'Control characters were taken out of the text';
	return {
		text: clean.normalize('NFC'),
		warnings: clean === text ? [] : [{ code: 'text-altered', message, field: 'text' }],
	};
}

/** Words as the language itself separates them; Japanese and Thai write no spaces. */
export function checkLength(text: string, locale: string): void {
	let words = 0;
	for (const { isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
		if (isWordLike && ++words > limits.storyWords) throw tooLong();
	}
}

function tooLong() {
	const most = limits.storyWords.toLocaleString('en');
	return invalidField(
		'text',
		`The text has more than ${most} words`,
		`Split it into episodes of up to ${most} words, which is about 33 minutes of speech`,
	);
}
