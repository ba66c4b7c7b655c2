import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, openSpendBooks, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
beforeAll(async () => void (books = await openSpendBooks()));
afterAll(async () => books.stop());

describe("a production's own cap", () => {
	it('is raised above that of every video by an admin alone, who may also bind all others closer', async () => {
		const operator = { ...admin, name: 'operator', role: 'operator' } as const;
		const ask = (amount: number) => books.start({ budgetMicros: usd(amount) }, operator);
		const limit = 5;
		await expect(ask(3.5)).rejects.toMatchObject({ problem: { detail: expect.stringContaining('is USD 3.00') } });
		await books.setBudget({ scope: 'video', key: '*', limitMicros: usd(limit) });
		const { id } = await ask(limit);
		const own = await books.deps.store.budgets.findNamed({ scope: 'video', key: id, period: 'total' });
		expect(own).toMatchObject({ limitMicros: usd(limit), origin: 'production' });
		const refusal = await ask(limit + 0.01).catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			problem: {
				...{ status: 422, type: 'budget-above-cap', field: 'budgetMicros' },
				detail: 'USD 5.01 was asked for; the cap of each video is USD 5.00',
				fix: expect.stringContaining('Ask for USD 5.00 at most, or leave it out'),
			},
		});
		await books.setBudget({ scope: 'video', key: '*', limitMicros: usd(2) });
		await expect(ask(2.5)).rejects.toMatchObject({ problem: { type: 'budget-above-cap' } });
		expect((await books.start({ budgetMicros: usd(2.5) })).state).toBe('running');
	});

	it('cannot be compared with one in another currency, which then holds', async () => {
		await books.setBudget({ scope: 'video', key: '*', limitMicros: usd(2), currency: 'EUR' });
		const operator = { ...admin, role: 'operator' } as const;
		await expect(books.start({ budgetMicros: 1 }, operator)).rejects.toMatchObject({
			problem: { type: 'budget-above-cap', field: 'budgetMicros', fix: expect.stringMatching(/^Leave it out/) },
		});
		expect((await books.start({}, operator)).state).toBe('running');
	});
});
