import { describe, expect, it } from '@jest/globals';
import { chapterTitle } from '../../../../nodes/ShowrunnerVideo/timeline/structure';

describe('the title of a chapter', () => {
	it.each([
		['The lamp went out. Nobody saw it.', 'en', 'The lamp went out'],
		['  Who\nwas  there? He was.', 'en', 'Who was there?'],
		['灯が消えた。誰もいない。', 'ja', '灯が消えた'],
		['', 'en', undefined],
	])('of %j is the first sentence', (text, locale, title) => {
		expect(chapterTitle(text, locale)).toBe(title);
	});

	it('ends with a whole word or letter within 60 characters', () => {
		const long = 'It was a night on which the wind came from the north and the ships stayed away';
		expect(chapterTitle(long, 'en')).toBe('It was a night on which the wind came from the north and…');
		expect(chapterTitle('👨‍👩‍👧'.repeat(30), 'en')).toBe(`${'👨‍👩‍👧'.repeat(7)}…`);
		expect(chapterTitle(`${'a'.repeat(70)} b`, 'en')).toBe(`${'a'.repeat(59)}…`);
	});
});
