import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gatherAncestry } from '../../../../render-node/src/application/evidence/gather-ancestry.js';
import type { Repositories } from '../../../../render-node/src/domain/store/store.js';
import { openEvidenceBooks, type EvidenceBooks } from '../../../kits/evidence-books.js';
import { assetOf, idOf } from '../../../kits/known-assets.js';

let books: EvidenceBooks;
beforeAll(async () => void (books = await openEvidenceBooks()));
afterAll(async () => books.stop());

/** A number from 0 up to `below`, the same each time for the same `n`. */
const pick = (n: number, below: number) => parseInt(idOf(`pick ${n}`).slice(0, 8), 16) % below;

describe('ancestry in the books', () => {
	const count = 150;
	/** Each of three generations, wide and tangled; every seventh asset was never stored. */
	const sources = Array.from({ length: count }, (_, n) =>
		n < 50 ? [] : Array.from({ length: 1 + pick(n, 4) }, (_each, at) => pick(n * 10 + at, n < 100 ? 50 : 100)),
	);
	const isStored = (n: number) => n % 7 !== 3;

	it('is what was made from what, without what is not there, in one question a generation', async () => {
		await books.deps.store.transaction(async (inside) => {
			for (const [n, from] of sources.entries())
				if (isStored(n))
					await inside.assets.record(assetOf(`n${n}`, [{ madeFrom: from.map((source) => idOf(`n${source}`)) }]));
		});
		const finished = [140, 141, 142, 143, 144, 145, 146, 147, 148, 149].filter(isStored);
		const expected = new Set(finished);
		for (const n of expected) for (const source of sources[n] ?? []) if (isStored(source)) expected.add(source);
		let asked = 0;
		const assets = {
			find: (ids: string[]) => {
				asked++;
				return books.deps.store.assets.find(ids);
			},
		} as Repositories['assets'];
		const found = await gatherAncestry(
			{ assets },
			finished.map((n) => idOf(`n${n}`)),
		);
		expect([...found.values()].map(({ name }) => name).sort()).toEqual([...expected].map((n) => `n${n}`).sort());
		expect(expected.size).toBeGreaterThan(20);
		expect(asked).toBeLessThanOrEqual(4);
	});

	it('ends where records tell of a circle', async () => {
		await books.add(assetOf('a', [{ madeFrom: [idOf('b')] }]));
		await books.add(assetOf('b', [{ madeFrom: [idOf('a')] }]));
		expect((await gatherAncestry(books.deps.store, [idOf('a')])).size).toBe(2);
	});
});
