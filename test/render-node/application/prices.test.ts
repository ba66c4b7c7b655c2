import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mostPrices } from '@showrunner/contract';
import { setPrice } from '../../../render-node/src/application/prices/set-price.js';
import { admin, openSpendBooks, type SpendBooks } from '../../kits/spend-books.js';

let books: SpendBooks;
beforeAll(async () => void (books = await openSpendBooks()));
afterAll(async () => books.stop());

const price = { provider: 'openai', model: '*', unit: 'image', priceMicros: 40_000, per: 1 } as const;
const all = async () => (await books.deps.store.prices.list({}, { after: null, limit: mostPrices + 1 })).items;

it('is one for a provider, model and unit, whoever sets it at once', async () => {
	const tries = Array.from({ length: 20 }, (_, at) =>
		setPrice(at % 2 === 0 ? books.deps : books.other, { ...price, priceMicros: at }, admin),
	);
	const ids = (await Promise.all(tries)).map(({ id }) => id);
	expect(new Set(ids).size).toBe(1);
	expect(await all()).toHaveLength(1);
});

it('can be changed, but not added to, once there are a thousand', async () => {
	const at = books.time.at;
	const rest = { ...price, currency: 'USD', note: null, createdAt: at, updatedAt: at };
	await books.deps.store.transaction(async ({ prices }) => {
		for (let more = 1; more < mostPrices; more += 1)
			await prices.insert({ ...rest, id: randomUUID(), model: `model ${more}` });
	});
	await expect(setPrice(books.deps, { ...price, model: 'one too many' }, admin)).rejects.toMatchObject({
		problem: { type: 'prices-full', status: 409, field: 'model' },
	});
	expect(await setPrice(books.deps, { ...price, per: 10 }, admin)).toMatchObject({ per: 10 });
	expect(await all()).toHaveLength(mostPrices);
});
