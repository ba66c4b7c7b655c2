import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { showBudgets } from '../../../../render-node/src/application/budgets/show-budgets.js';
import { openSpendBooks, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
beforeAll(async () => void (books = await openSpendBooks({ SHOWRUNNER_TIME_ZONE: 'America/Los_Angeles' })));
afterAll(async () => books.stop());

const at = (instant: string) => void (books.time.at = new Date(instant));
async function day(instant: string, scope: 'day' | 'month' | 'provider' = 'day') {
	const { items } = await books.deps.store.budgets.list({ scope }, { after: null, limit: 1 });
	return (await showBudgets(books.deps.store, items, new Date(instant)))[0]?.use;
}

describe('the day of a cap', () => {
	it('ends at the midnight of its zone, on days of 23 and of 25 hours too', async () => {
		// In 2026 the clocks of California go forward on 8 March and back on 1 November.
		for (const [first, last, next, hours] of [
			['2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.999Z', '2026-03-09T07:00:00.000Z', 23],
			['2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z', '2026-11-02T08:00:00.000Z', 25],
		] as const) {
			at(first);
			await books.reserve({ amountMicros: usd(100), expiresInMs: 172_800_000 });
			at(last);
			await books.reserve({ amountMicros: usd(50), expiresInMs: 172_800_000 });
			await expect(books.reserve({ amountMicros: 1 })).rejects.toMatchObject({
				problem: { retryAfterMs: 1, budget: { resetsAt: next } },
			});
			at(next);
			await books.reserve({ amountMicros: 1 });
			expect(await day(last)).toMatchObject({ startsAt: first, resetsAt: next, reservedMicros: usd(150) });
			expect(Date.parse(next) - Date.parse(first)).toBe(hours * 60 * 60 * 1000);
			expect(await day(next)).toMatchObject({ reservedMicros: 1 });
		}
	});

	it('may have a zone of its own, and a month does', async () => {
		at('2026-06-30T20:00:00Z');
		const month = await books.setBudget({ scope: 'month', limitMicros: usd(10), timeZone: 'Asia/Kolkata' });
		expect(month.use).toMatchObject({ startsAt: '2026-06-30T18:30:00.000Z', resetsAt: '2026-07-31T18:30:00.000Z' });
		await books.reserve({ amountMicros: usd(4) });
		expect(await day('2026-07-31T18:29:59.999Z', 'month')).toMatchObject({ reservedMicros: usd(4) });
		expect(await day('2026-07-31T18:30:00.000Z', 'month')).toMatchObject({ reservedMicros: 0 });
	});

	it('that moves to another zone counts what belongs to it there', async () => {
		at('2026-08-10T05:00:00Z');
		await books.reserve({ provider: 'moving', amountMicros: usd(1) });
		at('2026-08-10T09:00:00Z');
		await books.reserve({ provider: 'moving', amountMicros: usd(2) });
		const cap = { scope: 'provider', key: 'moving', limitMicros: usd(10) } as const;
		expect((await books.setBudget({ ...cap, timeZone: 'America/Los_Angeles' })).use).toMatchObject({
			startsAt: '2026-08-10T07:00:00.000Z',
			reservedMicros: usd(2),
		});
		expect((await books.setBudget({ ...cap, timeZone: 'UTC' })).use).toMatchObject({
			startsAt: '2026-08-10T00:00:00.000Z',
			reservedMicros: usd(3),
		});
		expect(await books.wrongCounts()).toEqual([]);
	});
});
