import { describe, expect, it } from '@jest/globals';
import { timesOf } from '../../../providers/speech/eleven-labs-alignment';

/** Each character takes a tenth of a second. */
const alignment = (text: string) => {
	const characters = [...text];
	return {
		characters,
		character_start_times_seconds: characters.map((_, index) => index / 10),
		character_end_times_seconds: characters.map((_, index) => (index + 1) / 10),
	};
};
const wordsOf = (text: string) => timesOf({ alignment: alignment(text) })?.map((word) => word.text);

describe('times of words out of those of characters', () => {
	it('are from the first letter to the last', () => {
		expect(timesOf({ alignment: alignment('The sea.') })).toEqual([
			{ text: 'The', startMs: 0, endMs: 300 },
			{ text: 'sea.', startMs: 400, endMs: 800 },
		]);
	});

	it.each([
		['Arabic, whose letters join', 'البحر هادئ.', ['البحر', 'هادئ.']],
		['vowel marks', 'كَتَبَ ذلك', ['كَتَبَ', 'ذلك']],
		['Hebrew', 'הים שקט', ['הים', 'שקט']],
		['Hindi, with signs that stand on letters', 'समुद्र शांत', ['समुद्र', 'शांत']],
		['many spaces and lines', ' a \n\n b\tc ', ['a', 'b', 'c']],
		['accents of their own', 'cafe\u0301 noir', ['cafe\u0301', 'noir']],
	])('keep words of %s whole', (_what, text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	it.each([
		['Chinese', '海很静', ['海', '很', '静']],
		['Japanese', '海は', ['海', 'は']],
		['Thai', 'ทะ', ['ท', 'ะ']],
		['letters among Han', 'AI海 ok', ['AI', '海', 'ok']],
	])('leave each character of %s its own', (_what, text, words) => {
		expect(wordsOf(text)).toEqual(words);
	});

	it('are those of what was spoken, where the text has none', () => {
		const told = timesOf({ alignment: null, normalized_alignment: alignment('ten') });
		expect(told).toEqual([{ text: 'ten', startMs: 0, endMs: 300 }]);
	});

	it.each([
		['none', { alignment: null, normalized_alignment: null }],
		['lists that are not of one length', { alignment: { ...alignment('ab'), character_end_times_seconds: [1] } }],
		['empty lists', { alignment: alignment('') }],
		['no lists', { alignment: { characters: 'ab' } }],
	])('are looked for in the sound where there are %s', (_what, answer) => {
		expect(timesOf(answer)).toBeUndefined();
	});

	it('never end before they begin', () => {
		const wrong = { ...alignment('a'), character_start_times_seconds: [2], character_end_times_seconds: [1] };
		expect(timesOf({ alignment: wrong })).toEqual([{ text: 'a', startMs: 2_000, endMs: 2_000 }]);
	});
});
