import { describe, expect, it } from '@jest/globals';
import { visibleWords } from '../../../../render-node/src/domain/speech/visible-words.js';

const wordsOf = (text: string, locale = 'en') => visibleWords(text, locale).map((word) => word.text);

describe('visibleWords', () => {
	it('keeps punctuation, quotes and figures with their word', () => {
		expect(wordsOf('“In 1912,” she said: $3.50 (at 10:30).')).toEqual([
			'“In',
			'1912,”',
			'she',
			'said:',
			'$3.50',
			'(at',
			'10:30).',
		]);
	});

	it('hangs emoji and dashes on the word before, or after where a text or line begins with them', () => {
		expect(wordsOf('Go — now 🎉 !')).toEqual(['Go —', 'now 🎉 !']);
		expect(wordsOf('🎉 Go')).toEqual(['🎉 Go']);
		expect(wordsOf('Stop.\n🎉 Go')).toEqual(['Stop.', '🎉 Go']);
	});

	it('takes a lone symbol that is read out as a word', () => {
		expect(wordsOf('R & D')).toEqual(['R', '&', 'D']);
	});

	it('finds the words of scripts without spaces and glues their punctuation', () => {
		expect(wordsOf('「灯台」は光った。', 'ja').slice(0, 2)).toEqual(['「灯台」', 'は']);
		expect(wordsOf('「灯台」は光った。', 'ja').at(-1)).toBe('た。');
		expect(wordsOf('ประภาคารส่องแสง', 'th')).toEqual(['ประภาคาร', 'ส่อง', 'แสง']);
	});

	it('makes one word of a text with nothing to say and none of an invisible one', () => {
		expect(wordsOf('🎉 🎉 !!!')).toEqual(['🎉 🎉 !!!']);
		expect(wordsOf(' \u200b\n\ufeff')).toEqual([]);
	});

	it.each([
		'“Don’t — stop!” 🎉 50 %\n\n… ok',
		'🎉 كانت المنارة، "قال" 50%',
		'夜は、静か… 2024年🎉',
		'a\u200bb \u200b c',
	])('covers all that is visible of %j, in order and without overlap', (text) => {
		const words = visibleWords(text, 'en');
		let lastEnd = 0;
		for (const word of words) {
			expect(text.slice(word.charStart, word.charEnd)).toBe(word.text);
			expect(text.slice(lastEnd, word.charStart)).toMatch(/^[\s\p{Cf}]*$/u);
			lastEnd = word.charEnd;
		}
		expect(text.slice(lastEnd)).toMatch(/^[\s\p{Cf}]*$/u);
	});
});
