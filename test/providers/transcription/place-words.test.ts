import { describe, expect, it } from '@jest/globals';
import { localeOfLanguage } from '../../../providers/transcription/locale-of-language';
import { placeWords } from '../../../providers/transcription/place-words';
import { toSegments } from '../../../providers/transcription/to-segments';

const given = (...words: string[]) => words.map((text, at) => ({ text, startMs: at * 300, endMs: at * 300 + 250 }));
const slices = ({ text, words }: ReturnType<typeof placeWords>) =>
	words.map(({ charStart, charEnd }) => text.slice(charStart, charEnd));

describe('words in a text', () => {
	it('take the marks and capitals of the text', () => {
		const placed = placeWords('“Well,” he said, twenty-one.', given('well', 'he', 'said', 'twenty', 'one'));
		expect(slices(placed)).toEqual(['“Well,”', 'he', 'said,', 'twenty-one.']);
		expect(placed.words[3]).toMatchObject({ startMs: 900, endMs: 1_450, source: 'provider' });
	});

	it.each([
		['Arabic', 'دار المصباح مرة.', ['دار', 'المصباح', 'مرة'], 3],
		['Japanese', '灯台が回る。', ['灯台', 'が', '回', 'る'], 3],
		['Thai', 'โคมไฟหมุน', ['โคมไฟ', 'หมุน'], 2],
	])('are found in %s', (_script, text, words, atLeast) => {
		const placed = placeWords(text, given(...words));
		expect(placed.text).toBe(text);
		expect(placed.words.length).toBeGreaterThanOrEqual(atLeast);
		expect(slices(placed).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
		const starts = placed.words.map(({ startMs }) => startMs);
		expect(starts).toEqual([...starts].sort((a, b) => a - b));
	});

	it('become the text themselves where it tells another', () => {
		const placed = placeWords('In 1999 it ended.', given('In', 'nineteen', 'ninety-nine', 'it', 'ended'));
		expect(placed.text).toBe('In nineteen ninety-nine it ended');
		expect(slices(placed)).toEqual(['In', 'nineteen', 'ninety-nine', 'it', 'ended']);
	});
});

describe('segments', () => {
	it('end with sentences and at long pauses', () => {
		const placed = placeWords('It is dark. The lamp turns', given('It', 'is', 'dark', 'The', 'lamp', 'turns'));
		const late = placed.words.map((word, at) => (at < 5 ? word : { ...word, startMs: 9_000, endMs: 9_300 }));
		expect(toSegments(placed.text, late).map(({ text }) => text)).toEqual(['It is dark.', 'The lamp', 'turns']);
	});
});

describe('a language as vendors tell it', () => {
	it.each([
		['english', 'en'],
		['eng', 'en'],
		['pt_BR', 'pt-BR'],
		['Japanese', 'ja'],
		['no language!', null],
		[undefined, null],
	])('%s is %s', (told, tag) => expect(localeOfLanguage(told)).toBe(tag));
});
