import { describe, expect, it } from '@jest/globals';
import type { ItemContext } from '../../../../nodes/shared/item-context';
import { readSeed } from '../../../../nodes/shared/sections/read-seed';

const itemWith = (options: object) =>
	({ itemIndex: 0, node: { getNodeParameter: () => options } }) as unknown as ItemContext;
const story = (...narrations: string[]) => ({
	scenes: narrations.map((narration, index) => ({
		id: `${index}`,
		narration,
		visualPrompt: '',
		mood: 'calm' as const,
	})),
});

describe('readSeed', () => {
	it('takes the seed of the form', () => {
		expect(readSeed(itemWith({ seed: 0 }), story('a'))).toBe(0);
	});

	it('follows from the narration by FNV-1a', () => {
		// The published value for the single letter a.
		expect(readSeed(itemWith({}), story('a'))).toBe(0xe40c292c);
	});

	it('is the same for the same story and another for another', () => {
		const seed = readSeed(itemWith({}), story('The sea was calm.', 'Then a light.'));
		expect(readSeed(itemWith({}), story('The sea was calm.', 'Then a light.'))).toBe(seed);
		expect(readSeed(itemWith({}), story('The sea was rough.', 'Then a light.'))).not.toBe(seed);
		expect(seed).toBeLessThanOrEqual(0xffff_ffff);
	});
});
