import { describe, expect, it } from '@jest/globals';
import { splitText } from '../../../providers/speech/split-text';
import { bytes, characters, seconds, tokens, type TextLimit } from '../../../providers/speech/text-limits';

const sentence = 'The keeper climbs the old tower, step by step; the lamp is cold. ';
const samples: [string, string][] = [
	['sentences', sentence.repeat(40)],
	['a sentence without an end', 'word '.repeat(500)],
	['a word without an end', 'x'.repeat(3_000)],
	['Arabic', 'صعد الحارس البرج القديم، درجة بعد درجة. كان المصباح باردا؟ '.repeat(60)],
	['Chinese', '守塔人一步一步爬上旧塔，灯是冷的。海上没有船；风也停了！'.repeat(60)],
	['Thai', 'ผู้ดูแลประภาคารปีนขึ้นหอคอยเก่าทีละก้าว'.repeat(60)],
	['emoji of many parts', '👩‍👩‍👧‍👦'.repeat(300)],
];
const limits: [string, TextLimit][] = [
	['bytes', bytes(1_000)],
	['characters', characters(300)],
	['tokens', tokens(200)],
	['seconds', seconds(60, 1.5)],
];
const cases = samples.flatMap(([what, text]) => limits.map(([name, limit]) => [what, name, text, limit] as const));

describe('a text that is too long for one call', () => {
	it.each(cases)('is cut: %s, by %s', (_what, _name, text, limit) => {
		const parts = splitText(text, limit);
		expect(parts.length).toBeGreaterThan(1);
		expect(parts.join('')).toBe(text);
		for (const part of parts) expect(limit.lengthOf(part)).toBeLessThanOrEqual(limit.most);
		// Nothing is wasted: no two neighbours would go into one call.
		for (const [index, part] of parts.slice(1).entries())
			expect(limit.lengthOf(`${parts[index]}${part}`)).toBeGreaterThan(limit.most);
	});

	it('is cut at the ends of sentences, of clauses where one is too long, and of words then', () => {
		expect(splitText('One two. Three four. Five.', characters(16))).toEqual(['One two. ', 'Three four. ', 'Five.']);
		expect(splitText('One two, three four; five 1,000 men.', characters(16))).toEqual([
			'One two,',
			' three four;',
			' five 1,000 men.',
		]);
		expect(splitText('one two three', characters(8))).toEqual(['one two ', 'three']);
	});

	it('stays as it is where it fits', () => {
		const text = 'é'.repeat(2_500);
		expect(splitText(text, bytes(5_000))).toEqual([text]);
		expect(splitText(`${text}x`, bytes(5_000))).toHaveLength(2);
	});
});

describe('what a text is counted as', () => {
	it('is more for scripts whose signs are syllables', () => {
		expect(tokens(1).lengthOf('海上没有船')).toBe(5);
		expect(tokens(1).lengthOf('lighthouse12')).toBe(4);
		expect(seconds(1, 1).lengthOf('海上没')).toBe(1);
		expect(seconds(1, 0.5).lengthOf('ten letter')).toBe(2);
	});
});
