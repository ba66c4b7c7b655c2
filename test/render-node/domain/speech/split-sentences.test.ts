import { describe, expect, it } from '@jest/globals';
import { splitSentences } from '../../../../render-node/src/domain/speech/split-sentences.js';
import { visibleWords } from '../../../../render-node/src/domain/speech/visible-words.js';

const split = (text: string, locale = 'en') =>
	splitSentences(text, visibleWords(text, locale), locale).map((words) => words.map((word) => word.text).join(' '));

describe('splitSentences', () => {
	it('ends a sentence at full stops, question marks and line ends', () => {
		expect(split('It rained. Why? Nobody knew!\nThe end')).toEqual(['It rained.', 'Why?', 'Nobody knew!', 'The end']);
	});

	it('goes on after titles, initials and abbreviations', () => {
		expect(split('Dr. Smith met J. R. Hale. They ate.')).toEqual(['Dr. Smith met J. R. Hale.', 'They ate.']);
		expect(split('Wir trafen Hr. Maier am 3. Oktober. Es regnete.', 'de')).toEqual([
			'Wir trafen Hr. Maier am 3. Oktober.',
			'Es regnete.',
		]);
	});

	it('knows the sentence ends of other scripts', () => {
		expect(split('वह गया। वह आया।', 'hi')).toEqual(['वह गया।', 'वह आया।']);
		expect(split('夜だ。朝だ。', 'ja')).toHaveLength(2);
	});

	it('cuts a long sentence behind a comma, into parts of at most 300 characters', () => {
		const text = `${'the wind blew and the sea rose, '.repeat(30)}until dawn`;
		const parts = split(text);
		expect(parts.join(' ')).toBe(text);
		expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(300);
		expect(parts.slice(0, -1).every((part) => part.endsWith(','))).toBe(true);
	});

	it('leaves a word that is longer than any sentence in one piece', () => {
		expect(split(`a ${'x'.repeat(4000)} b`)).toHaveLength(3);
	});
});
