import { describe, expect, it } from '@jest/globals';
import { contentHash, resultKey } from '../../../../render-node/src/domain/jobs/content-hash.js';

describe('content hash', () => {
	it('does not depend on the order in which members were written', () => {
		expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(contentHash({ b: { d: null, c: [1, 2] }, a: 1 }));
	});

	it('depends on everything else', () => {
		const hashes = [{ a: 1 }, { a: '1' }, { a: [1] }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }].map(contentHash);
		expect(new Set(hashes).size).toBe(hashes.length);
	});

	it('changes with kind and handler version', () => {
		const keys = [resultKey('image.card', 1, {}), resultKey('image.card', 2, {}), resultKey('sound.generate', 1, {})];
		expect(new Set(keys).size).toBe(3);
	});
});
