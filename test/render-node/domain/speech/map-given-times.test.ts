import { describe, expect, it } from '@jest/globals';
import type { GivenTime } from '@showrunner/contract';
import { mapGivenTimes } from '../../../../render-node/src/domain/speech/map-given-times.js';
import { visibleWords } from '../../../../render-node/src/domain/speech/visible-words.js';

const timed = (...pieces: [string, number, number][]): GivenTime[] =>
	pieces.map(([text, startMs, endMs]) => ({ text, startMs, endMs }));
const sound = { voiced: { startMs: 50, endMs: 2_950 }, durationMs: 3_000 };

function mapped(text: string, locale: string, given: GivenTime[], place = sound) {
	const words = visibleWords(text, locale);
	const times = mapGivenTimes(words, given, place);
	if ('unfit' in times) return times.unfit;
	return words.map((word, i) => {
		const { startMs = NaN, endMs = NaN } = times.spans[i] ?? {};
		return [word.text, Math.round(startMs), Math.round(endMs), times.sources[i]];
	});
}

describe('mapGivenTimes', () => {
	it('takes the times of words that are written as in the text, whatever their case and commas', () => {
		const given = timed(['the', 100, 200], ['LAMP', 220, 600], ['turned', 600, 1_600]);
		expect(mapped('“The lamp turned.” 🎉', 'en', given)).toEqual([
			['“The', 100, 200, 'provider'],
			['lamp', 220, 600, 'provider'],
			['turned.” 🎉', 600, 1_600, 'provider'],
		]);
	});

	it('takes the times of characters', () => {
		const characters = [...'Go on'].map((letter, i): [string, number, number] => [letter, 400 * i, 400 * i + 400]);
		expect(mapped('Go on', 'en', timed(...characters))).toEqual([
			['Go', 0, 800, 'provider'],
			['on', 1_200, 2_000, 'provider'],
		]);
	});

	it('takes letters of Arabic and Hebrew with and without their vowel signs', () => {
		expect(mapped('السَّلامُ عَلَيْكُم!', 'ar', timed(['السلام', 100, 900], ['عليكم', 950, 2_000]))).toEqual([
			['السَّلامُ', 100, 900, 'provider'],
			['عَلَيْكُم!', 950, 2_000, 'provider'],
		]);
		expect(mapped('שלום עולם', 'he', timed(['שָׁלוֹם', 100, 900], ['עוֹלָם', 900, 2_000]))).toMatchObject([
			['שלום', 100, 900, 'provider'],
			['עולם', 900, 2_000, 'provider'],
		]);
	});

	it('shares the time of a phrase among the words of a script without spaces', () => {
		const words = mapped('灯台の光が見える。', 'ja', timed(['灯台の', 100, 1_000], ['光が見える', 1_000, 2_500]));
		expect(words).toHaveLength(5);
		expect(words[0]).toEqual(['灯台', 100, 700, 'provider']);
		expect(words.at(-1)?.at(2)).toBe(2_500);
		const starts = (words as unknown[][]).map((word) => Number(word[1]));
		expect(starts).toEqual([...starts].sort((a, b) => a - b));
	});

	it('gives a number that was spelled out the time between its neighbours', () => {
		const given = timed(
			['In', 0, 200],
			['nineteen', 200, 700],
			['twelve', 700, 1_200],
			['it', 1_200, 1_400],
			['sank', 1_400, 2_400],
		);
		expect(mapped('In 1912 it sank', 'en', given)).toMatchObject([
			['In', 0, 200, 'provider'],
			['1912', 200, 1_200, 'provider'],
			['it', 1_200, 1_400, 'provider'],
			['sank', 1_400, 2_400, 'provider'],
		]);
	});

	it('says that two words were shared out where the vendor told one time for both in other letters', () => {
		const given = timed(['Meet', 0, 500], ['eight thirty', 500, 1_500], ['tomorrow', 1_500, 2_500]);
		expect(mapped('Meet 8 30 tomorrow', 'en', given)).toMatchObject([
			['Meet', 0, 500, 'provider'],
			['8', 500, expect.any(Number), 'estimated'],
			['30', expect.any(Number), 1_500, 'estimated'],
			['tomorrow', 1_500, 2_500, 'provider'],
		]);
	});

	const good = timed(['one', 100, 900], ['two', 900, 1_900], ['three', 1_900, 2_900]);
	it.each<[string, GivenTime[]]>([
		['they are of another text', timed(['bonjour', 100, 900], ['madame', 900, 2_000])],
		['they hold no words', timed(['…', 100, 900])],
		['they hold no words', []],
		['some end before they begin', timed(['one', 900, 100], ['two', 900, 1_900], ['three', 1_900, 2_900])],
		['they go back in time', timed(['one', 1_000, 1_200], ['two', 500, 900], ['three', 1_900, 2_900])],
		['they go on behind the end of the sound', timed(['one', 100, 900], ['two', 900, 1_900], ['three', 1_900, 3_900])],
		['they cover less than half of what is heard', timed(['one', 0, 1], ['two', 1, 2], ['three', 2, 3])],
	])('tells that %s', (reason, given) => {
		expect(mapped('one two three', 'en', good)).toHaveLength(3);
		expect(mapped('one two three', 'en', given)).toBe(reason);
	});

	it('does not take its time over long texts that have nothing in common', () => {
		const text = Array.from({ length: 900 }, (_, i) => `a${i}`).join(' ');
		const other = Array.from({ length: 3_000 }, (_, i): [string, number, number] => [`zz${i}`, i, i + 1]);
		expect(mapped(text, 'en', timed(...other))).toBe('they are of another text');
	});
});
