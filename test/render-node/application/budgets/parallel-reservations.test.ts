import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Reservation } from '@showrunner/contract';
import { openSpendBooks, outcomesOf, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
beforeAll(async () => void (books = await openSpendBooks()));
afterAll(async () => books.stop());

const dayUse = async () => {
	const { items } = await books.deps.store.budgets.list({ scope: 'day' }, { after: null, limit: 1 });
	const [count] = await books.deps.store.budgets.counts([
		{ budgetId: items[0]?.id ?? '', startsAt: new Date(`${books.time.at.toISOString().slice(0, 10)}T00:00:00Z`) },
	]);
	return count;
};

/** How often each word is there. */
const tally = (words: string[]) =>
	Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]));

/** What callers do who are told to come back, since no connection was free for ten seconds: the same request again. */
async function comingBack<T>(request: () => Promise<T>): Promise<T> {
	for (;;) {
		try {
			return await request();
		} catch (error) {
			if (!books.deps.store.isAway(error)) throw error;
		}
	}
}

/** So many tries at once on both machines; each lane begins its next try when one has ended. */
async function hammer(count: number, lanes: number, attempt: (at: number) => Promise<Reservation>) {
	const results: Promise<Reservation>[] = [];
	let next = 0;
	const lane = async () => {
		while (next < count) {
			const at = next++;
			const one = comingBack(() => attempt(at));
			results.push(one);
			await one.catch(() => undefined);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return outcomesOf(results);
}

const machine = (at: number) => (at % 2 === 0 ? books.deps : books.other);

/** Two thousand requests take their time on a machine that has other things to do. */
jest.setTimeout(180_000);

describe('1,000 reservations at once', () => {
	it('fill one cap to the micro and never beyond', async () => {
		// 150.00 holds 214 of 0.70, and 0.20 is left over.
		const { accepted, refused } = await hammer(1_000, 200, (at) =>
			books.reserve({ amountMicros: usd(0.7) }, `one cap ${at}`, machine(at)),
		);
		expect(accepted).toHaveLength(214);
		expect(tally(refused)).toEqual({ 'budget-exceeded': 786 });
		expect(await dayUse()).toMatchObject({ reservedMicros: usd(149.8), committedMicros: 0, beyondMicros: 0 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('of which each is sent ten times are a hundred', async () => {
		books.nextDay();
		const { accepted, refused } = await hammer(1_000, 200, (at) =>
			books.reserve({ amountMicros: usd(1) }, `replayed ${at % 100}`, machine(at)),
		);
		expect(tally(refused)).toEqual({});
		expect(new Set(accepted.map(({ id }) => id)).size).toBe(100);
		expect(await dayUse()).toMatchObject({ reservedMicros: usd(100) });
	});

	it('under several caps at once leave none of them torn', async () => {
		books.nextDay();
		const videos = await Promise.all([1, 2, 3].map(() => books.start({ channel: 'parallel' })));
		await books.setBudget({ scope: 'channel', key: 'parallel', period: 'day', limitMicros: usd(7) });
		await books.setBudget({ scope: 'provider', key: 'elevenlabs', period: 'month', limitMicros: usd(2.5) });
		// Each video holds 3.00, all of them 7.00 together, and one provider no more than 2.50.
		const { accepted, refused } = await hammer(300, 100, (at) => {
			const productionId = videos[at % 3]?.id ?? '';
			const provider = at % 2 === 0 ? 'elevenlabs' : 'openai';
			return books.reserve({ amountMicros: usd(0.5), productionId, provider }, `several ${at}`, machine(at + 1));
		});
		const spent = (wanted: (one: Reservation) => boolean) => accepted.filter(wanted).length * usd(0.5);
		expect(spent(() => true)).toBe(usd(7));
		expect(spent(({ provider }) => provider === 'elevenlabs')).toBeLessThanOrEqual(usd(2.5));
		for (const { id } of videos) expect(spent(({ productionId }) => productionId === id)).toBeLessThanOrEqual(usd(3));
		expect(tally(refused)).toEqual({ 'budget-exceeded': 286 });
		expect(await books.wrongCounts()).toEqual([]);
	});
});
