import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { limits } from '../../../../contract/vocabulary';
import { speechSeconds } from '../../../../nodes/ShowrunnerStory/split/speech-seconds';
import { splitSentences } from '../../../../nodes/ShowrunnerStory/split/split-sentences';
import { splitStory, type SplitOrder } from '../../../../nodes/ShowrunnerStory/split/split-story';
import { ProviderError } from '../../../../providers/core/provider-error';
import { texts } from '../../../fixtures/texts';

const split = (text: unknown, wishes: Partial<SplitOrder> = {}) =>
	splitStory({ text, title: '', locale: '', defaultLocale: 'en', sceneSeconds: 9, mood: 'auto', ...wishes });
const refusalOf = (text: unknown, wishes: Partial<SplitOrder> = {}) => {
	try {
		split(text, wishes);
	} catch (error) {
		if (error instanceof ProviderError) return error.refusal;
		throw error;
	}
	throw new Error('It was not refused');
};
const lighthouse = readFileSync(path.resolve('examples', 'lighthouse.txt'), 'utf8');
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('splitting a story', () => {
	it('keeps every word of the author', () => {
		const { scenes } = split(lighthouse);
		expect(squeezed(scenes.map(({ narration }) => narration).join(''))).toBe(squeezed(lighthouse));
	});

	it('makes scenes of about the wished length', () => {
		for (const sceneSeconds of [6, 9, 15]) {
			const seconds = split(lighthouse, { sceneSeconds }).scenes.map(({ narration }) => speechSeconds(narration, 'en'));
			expect(Math.max(...seconds)).toBeLessThanOrEqual((sceneSeconds * 4 * 1.25) / 3);
			expect(seconds.reduce((a, b) => a + b, 0) / seconds.length).toBeGreaterThan(sceneSeconds / 2);
		}
	});

	it.each(texts.map((entry) => [entry.name, entry] as const))('splits %s', (_, { text, locale = '', spokenIn }) => {
		const story = split(text, { locale });
		expect(story.locale.split('-')[0]).toBe(spokenIn);
		expect(story.scenes.length).toBeGreaterThan(0);
		expect(squeezed(story.scenes.map(({ narration }) => narration).join(''))).toBe(squeezed(text.normalize('NFC')));
		expect(story.scenes.every(({ narration }) => /[\p{L}\p{N}]/u.test(narration))).toBe(true);
		expect(story.title.length).toBeGreaterThan(0);
	});

	it('ends no sentence after an abbreviation or an initial', () => {
		const text = 'Dr. Smith met J. Verne at 5 p.m. sharp. It was I. Then they left.';
		expect(splitSentences(text, 'en')).toEqual([
			['Dr. Smith met J. Verne at 5 p.m. sharp.', 'It was I.', 'Then they left.'],
		]);
	});

	it('cuts a sentence that is too long at its commas, and Thai at its words', () => {
		const long = `It went on ${'and on and on, '.repeat(60)}and stopped.`;
		expect(split(long).scenes.length).toBeGreaterThan(2);
		expect(split('คืนนั้นทะเลสงบแล้วตะเกียงก็สว่างขึ้นเอง'.repeat(12)).scenes.length).toBeGreaterThan(2);
	});

	it('stays within the contract for the longest story and the shortest scenes', () => {
		const sentences = Array.from({ length: 1_250 }, (_, index) => `Number ${index} is here.`);
		const story = split(sentences.join(' '), { sceneSeconds: 3 });
		expect(story.scenes.length).toBeLessThanOrEqual(limits.sceneCount);
		expect(story.warnings).toContainEqual(expect.objectContaining({ code: 'option-adjusted', field: 'sceneSeconds' }));
		const word = split('x'.repeat(9_000));
		expect(Math.max(...word.scenes.map(({ narration }) => narration.length))).toBeLessThanOrEqual(
			limits.sceneCharacters,
		);
	});

	it('takes the given title, or shortens the first sentence at a word', () => {
		expect(split('A day. A night.', { title: ' My\ntitle ' }).title).toBe('My title');
		expect(split('A day. A night.').title).toBe('A day');
		const { title } = split(`${'wordy '.repeat(40)}end.`);
		expect(title.length).toBeLessThanOrEqual(80);
		expect(title).toMatch(/wordy…$/);
	});

	it('reads a mood from the words unless one is chosen', () => {
		expect(split('A storm broke the last mast and death was near.').scenes[0]?.mood).toBe('dramatic');
		expect(split('The table stood in a room.').scenes[0]?.mood).toBe('calm');
		expect(split('A storm.', { mood: 'playful' }).scenes[0]?.mood).toBe('playful');
	});

	it('guesses the language by the script and says so, also where another script is mixed in', () => {
		const { locale, warnings } = split('وصل القطار إلى London في الساعة السابعة.');
		expect(locale).toBe('ar');
		expect(warnings).toEqual([expect.objectContaining({ code: 'option-adjusted', field: 'locale' })]);
		expect(split('我们明天见。').locale).toBe('zh');
		expect(split('Guten Tag.', { defaultLocale: 'de' }).locale).toBe('de');
		expect(split('Guten Tag.', { locale: 'de' }).warnings).toEqual([]);
	});
});

describe('refusing what is no story', () => {
	it.each([
		['nothing', undefined, /empty/],
		['null', null, /empty/],
		['blanks', ' \n\t\u00a0', /empty/],
		['a list', ['a'], /list or an object/],
		['an object', { a: 1 }, /list or an object/],
		['only marks', '?! … 🎉', /no words/],
		['a zero byte', 'A story\u0000', /bytes/],
		['half a character', 'A story \ud83d', /bytes/],
		['a picture read as text', Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 73) % 256)).toString(), /bytes/],
		['too many words', 'word '.repeat(limits.storyWords + 1), /more than 5,000 words/],
		['far too much', 'word '.repeat(1_000_000), /more than 5,000 words/],
	])('names the field for %s', (_, text, title) => {
		const { field, title: told, fix } = refusalOf(text);
		expect(field).toBe('text');
		expect(told).toMatch(title);
		expect(fix).toBeTruthy();
	});

	it('takes the longest story that is allowed', () => {
		expect(split('word '.repeat(limits.storyWords)).scenes.length).toBeGreaterThan(50);
	});

	it('takes out a stray control character and says so', () => {
		const { scenes, warnings } = split(`A calm\u0007 day${' of rest'.repeat(20)}.`, { locale: 'en' });
		expect(scenes[0]?.narration).toMatch(/^A calm day/);
		expect(warnings).toEqual([expect.objectContaining({ code: 'text-altered', field: 'text' })]);
	});

	it('names the field of a wrong language tag and of a title that is too long', () => {
		expect(refusalOf('A day.', { locale: 'not a tag' })).toMatchObject({ field: 'locale' });
		expect(refusalOf('A day.', { title: 'x'.repeat(201) })).toMatchObject({ field: 'title' });
	});
});
