import { describe, expect, it } from '@jest/globals';
import { shortenText } from '../../../../nodes/ShowrunnerStory/metadata/shorten-text';

const within = (most: number) => (text: string) => text.length <= most;

describe('a text that is too long', () => {
	it.each([
		['fits', 'One two three', 'en', 13, 'One two three'],
		['is cut after a whole word', 'The lighthouse keeper', 'en', 16, 'The lighthouse…'],
		['loses the mark before the cut', 'Look, there it is', 'en', 6, 'Look…'],
		['is cut inside a word that is longer than all of it', 'Donaudampfschifffahrt', 'de', 10, 'Donaudamp…'],
		['keeps flags and families whole', '👨‍👩‍👧🇩🇪👨‍👩‍👧', 'en', 13, '👨‍👩‍👧🇩🇪…'],
		['keeps vowel signs with their letters', 'किताबें', 'hi', 4, 'कि…'],
		['is right to left', 'المنارة تضيء البحر', 'ar', 14, 'المنارة تضيء…'],
		['has no spaces', '満ち潮の秘密を知る', 'ja', 6, '満ち潮の…'],
		['has no room at all', 'One', 'en', 1, ''],
	])('%s', (_, text, locale, most, expected) => {
		const shorter = shortenText(text, locale, within(most));
		expect(shorter).toBe(expected);
		expect(shorter.length).toBeLessThanOrEqual(most);
		expect(/\p{Cs}/u.test(shorter)).toBe(false);
	});
});
