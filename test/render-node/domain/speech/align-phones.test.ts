import { describe, expect, it } from '@jest/globals';
import { alignPhones } from '../../../../render-node/src/domain/speech/align-phones.js';

/** Phones of 100 ms each. */
const heard = (phones: string) =>
	phones.split(' ').map((phone, i) => ({ phone, startMs: i * 100, endMs: (i + 1) * 100 }));
const words = (...phones: string[]) => phones.map((word) => word.split(' '));

describe('alignPhones', () => {
	it('hands every phone to its word when connected speech equals the words', () => {
		expect(alignPhones(words('dh ax', 'k ae t'), heard('dh ax k ae t'))).toEqual([
			{ startMs: 0, endMs: 200 },
			{ startMs: 200, endMs: 500 },
		]);
	});

	it('bears reduced vowels, swallowed and added phones', () => {
		const spans = alignPhones(words('ae n d', 'dh iy', 'k ae t s'), heard('ax n dh ax k ae t ax s'));
		expect(spans).toEqual([
			{ startMs: 0, endMs: 200 },
			{ startMs: 200, endMs: 400 },
			{ startMs: 400, endMs: 900 },
		]);
	});

	it('leaves a word without a phone of its own untimed', () => {
		expect(alignPhones(words('k ae t', 'ah', 'd ao g'), heard('k ae t d ao g'))?.[1]).toBeNull();
	});

	it('gives up where the sounds are other words', () => {
		expect(alignPhones(words('s ih k s', 't uw'), heard('m aa l b er ow n'))).toBeNull();
		expect(alignPhones([[]], heard('m aa'))).toBeNull();
	});
});
