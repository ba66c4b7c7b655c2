import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reservation } from '@showrunner/contract';
import { alignDayCap } from '../../../../render-node/src/application/budgets/align-day-cap.js';
import { deleteBudget } from '../../../../render-node/src/application/budgets/delete-budget.js';
import { expireReservations } from '../../../../render-node/src/application/budgets/expire-reservations.js';
import { commitSpend, releaseSpend } from '../../../../render-node/src/application/budgets/settle-spend.js';
import { showBudgets } from '../../../../render-node/src/application/budgets/show-budgets.js';
import { getProduction } from '../../../../render-node/src/application/productions/get-production.js';
import { silentLog } from '../../../kits/silent-log.js';
import { admin, openSpendBooks, outcomesOf, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
beforeAll(async () => void (books = await openSpendBooks()));
afterAll(async () => books.stop());
beforeEach(() => books.nextDay());

const commit = ({ id }: Reservation, amount: number, from = books.deps) =>
	commitSpend(from, id, { amountMicros: usd(amount) });
const release = ({ id }: Reservation) => releaseSpend(books.deps, id);
const later = (ms: number) => void (books.time.at = new Date(books.time.at.getTime() + ms));
async function use(scope: 'day' | 'video' | 'month' | 'tier', key = '*', at = books.time.at) {
	const { items } = await books.deps.store.budgets.list({ scope, key }, { after: null, limit: 1 });
	const [budget] = await showBudgets(books.deps.store, items, at);
	return budget?.use;
}

describe('a reservation', () => {
	it('is one however often its key asks for it, and refuses the key to another request', async () => {
		const [first, second] = await Promise.all([
			books.reserve({ amountMicros: usd(2) }, 'same'),
			books.reserve({ amountMicros: usd(2) }, 'same', books.other),
		]);
		expect(second).toEqual(first);
		expect(first).toMatchObject({ state: 'reserved', amountMicros: usd(2), currency: 'USD', committedMicros: null });
		await expect(books.reserve({ amountMicros: usd(3) }, 'same')).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused', status: 422 },
		});
		expect(await use('day')).toMatchObject({ reservedMicros: usd(2) });
	});

	it('becomes the true cost, be it less or more than was held', async () => {
		const [less, more] = [await books.reserve(), await books.reserve()];
		expect(await commit(less, 0.25)).toMatchObject({
			state: 'committed',
			committedMicros: usd(0.25),
			beyondCap: false,
		});
		expect(await commit(more, 1.5)).toMatchObject({ committedMicros: usd(1.5), beyondCap: false });
		expect(await use('day')).toMatchObject({ reservedMicros: 0, committedMicros: usd(1.75), leftMicros: usd(148.25) });
		expect(await commit(less, 0.25)).toMatchObject({ state: 'committed' });
		await expect(commit(less, 0.3)).rejects.toMatchObject({ problem: { type: 'spend-committed', status: 409 } });
		await expect(release(less)).rejects.toMatchObject({ problem: { type: 'spend-committed' } });
		expect(await use('day')).toMatchObject({ committedMicros: usd(1.75) });
	});

	it('gives its money back when it is released, once', async () => {
		const one = await books.reserve();
		expect([await release(one), await release(one)]).toMatchObject([{ state: 'released' }, { state: 'released' }]);
		expect(await use('day')).toMatchObject({ reservedMicros: 0, leftMicros: usd(150) });
	});

	it('that has ended without a cost is held anew by its key, as far as the caps allow', async () => {
		const { id: productionId } = await books.start({ budgetMicros: usd(1) });
		const one = await books.reserve({ productionId }, 'again');
		await release(one);
		expect(await books.reserve({ productionId }, 'again')).toMatchObject({ id: one.id, state: 'reserved' });
		expect(await use('video', productionId)).toMatchObject({ reservedMicros: usd(1), leftMicros: 0 });
		await release(one);
		await books.reserve({ productionId, amountMicros: usd(0.5) });
		await expect(books.reserve({ productionId }, 'again')).rejects.toMatchObject({
			problem: { type: 'budget-exceeded' },
		});
		expect(await release(one)).toMatchObject({ state: 'released' });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('that is asked for once more after its time is held for longer', async () => {
		await expireReservations(books.deps);
		const one = await books.reserve({}, 'late');
		later(60_000);
		const [again, freed] = [await books.reserve({}, 'late'), await expireReservations(books.deps)];
		expect(again).toMatchObject({ id: one.id, state: 'reserved', createdAt: one.createdAt });
		expect([new Date(again.expiresAt).getTime() - books.time.at.getTime(), freed]).toEqual([60_000, 0]);
	});

	it('is booked beyond the cap when more was paid, and says so', async () => {
		const { id: productionId } = await books.start({ budgetMicros: usd(1) });
		const one = await books.reserve({ productionId });
		expect(await commit(one, 1.4)).toMatchObject({ committedMicros: usd(1.4), beyondCap: true });
		expect(await use('video', productionId)).toMatchObject({ beyondMicros: usd(0.4), leftMicros: 0 });
		await expect(books.reserve({ productionId, amountMicros: 1 })).rejects.toMatchObject({
			problem: { budget: { scope: 'video', leftMicros: 0 } },
		});
		// What costs nothing breaks no cap.
		expect(await books.reserve({ productionId, amountMicros: 0 })).toMatchObject({ state: 'reserved' });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('ends by itself, and what was paid in time is booked all the same', async () => {
		await expireReservations(books.deps);
		const [lost, late] = [await books.reserve({ expiresInMs: 1_000 }), await books.reserve({ expiresInMs: 1_000 })];
		later(999);
		expect(await expireReservations(books.deps)).toBe(0);
		later(1);
		const freed = await Promise.all([expireReservations(books.deps), expireReservations(books.other)]);
		expect(freed[0] + freed[1]).toBe(2);
		expect(await use('day')).toMatchObject({ reservedMicros: 0 });
		expect(await commit(late, 0.8)).toMatchObject({ state: 'committed', committedMicros: usd(0.8) });
		expect(await release(lost)).toMatchObject({ state: 'expired' });
		expect(await use('day')).toMatchObject({ reservedMicros: 0, committedMicros: usd(0.8) });
	});

	it('frees what has expired before a cap says no', async () => {
		const { id: productionId } = await books.start();
		await books.reserve({ productionId, amountMicros: usd(3), expiresInMs: 1_000 });
		await expect(books.reserve({ productionId })).rejects.toMatchObject({ problem: { type: 'budget-exceeded' } });
		later(1_000);
		expect(await books.reserve({ productionId })).toMatchObject({ state: 'reserved' });
	});

	it('is committed once when two machines commit and a third releases it', async () => {
		const one = await books.reserve();
		const { accepted, refused } = await outcomesOf([commit(one, 1), commit(one, 1, books.other), release(one)]);
		expect(accepted.length + refused.length).toBe(3);
		expect(await books.deps.store.spend.find(one.id)).toMatchObject({ state: 'committed', committedMicros: usd(1) });
		expect(await use('day')).toMatchObject({ reservedMicros: 0, committedMicros: usd(1) });
	});

	it('counts for the day on which it was reserved', async () => {
		books.time.at = new Date(`${books.time.at.toISOString().slice(0, 10)}T23:59:59.999Z`);
		const [yesterday, one] = [books.time.at, await books.reserve()];
		later(1);
		await books.reserve({ amountMicros: usd(5) });
		await commit(one, 1.5);
		expect(await use('day', '*', yesterday)).toMatchObject({ reservedMicros: 0, committedMicros: usd(1.5) });
		expect(await use('day')).toMatchObject({ reservedMicros: usd(5), committedMicros: 0 });
	});

	it('is of the channel of its production, and one of nobody is refused', async () => {
		const { id: productionId } = await books.start({ channel: 'sea' });
		expect(await books.reserve({ productionId })).toMatchObject({ channel: 'sea', productionId });
		expect(await books.reserve({ productionId, channel: 'own' })).toMatchObject({ channel: 'own' });
		await expect(books.reserve({ productionId: randomUUID() })).rejects.toMatchObject({
			problem: { type: 'production-not-found', status: 404 },
		});
		await expect(commitSpend(books.deps, randomUUID(), { amountMicros: 1 })).rejects.toMatchObject({
			problem: { type: 'reservation-not-found', status: 404 },
		});
		await expect(books.reserve({ operation: 'a\u0000b' })).rejects.toMatchObject({
			problem: { type: 'text-unprintable' },
		});
	});
});

describe('a cap', () => {
	it('says which one it is, how much is left, when it begins anew and what to do', async () => {
		const { id: productionId } = await books.start();
		await books.reserve({ productionId, amountMicros: usd(2.5) });
		const refused = books.reserve({ productionId, amountMicros: usd(0.75) });
		await expect(refused).rejects.toMatchObject({
			problem: {
				...{ type: 'budget-exceeded', kind: 'quota-exhausted', status: 402 },
				title: 'The cap of this video does not allow this call',
				detail: 'USD 0.75 was asked for; USD 0.50 of USD 3.00 is left',
				fix: 'Take a cheaper provider, or have an admin raise the cap of this video',
				budget: {
					...{ scope: 'video', key: productionId, period: 'total', currency: 'USD', resetsAt: null },
					...{ limitMicros: usd(3), leftMicros: usd(0.5), askedMicros: usd(0.75) },
				},
			},
		});
		await expect(books.reserve({ amountMicros: usd(147.51) })).rejects.toMatchObject({
			problem: {
				title: 'The cap of the day does not allow this call',
				fix: expect.stringContaining('T00:00:00.000Z'),
				retryAfterMs: 12 * 60 * 60 * 1000,
				budget: { scope: 'day', leftMicros: usd(147.5), resetsAt: expect.stringMatching(/T00:00:00.000Z$/) },
			},
		});
	});

	it('says once that it was in the way, also where its first call is too much, and not again when it is set again', async () => {
		const countOf = async (key: string) => {
			const { store } = books.deps;
			const budget = await store.budgets.findNamed({ scope: 'video', key, period: 'total' });
			const [count] = await store.budgets.counts([{ budgetId: budget?.id ?? '', startsAt: new Date(0) }]);
			return count;
		};
		for (const { id } of [await books.start(), await books.start({ budgetMicros: usd(3) })]) {
			await expect(books.reserve({ productionId: id, amountMicros: usd(4) })).rejects.toMatchObject({
				problem: { type: 'budget-exceeded' },
			});
			expect(await countOf(id)).toMatchObject({ reservedMicros: 0, hitAt: books.time.at });
			await books.setBudget({ scope: 'video', key: id, limitMicros: usd(3) });
			expect(await countOf(id)).toMatchObject({ hitAt: books.time.at });
			await books.setBudget({ scope: 'video', key: id, limitMicros: usd(5) });
			expect(await countOf(id)).toMatchObject({ limitMicros: usd(5), hitAt: null });
		}
	});

	it('of a production is what the production brings, what an admin gave every video, or the standard', async () => {
		const [standard, own] = [await books.start(), await books.start({ budgetMicros: usd(10) })];
		await books.reserve({ productionId: standard.id });
		expect(await use('video', standard.id)).toMatchObject({ leftMicros: usd(2) });
		expect(await books.reserve({ productionId: own.id, amountMicros: usd(9) })).toMatchObject({ state: 'reserved' });
		await books.setBudget({ scope: 'video', key: '*', limitMicros: usd(5) });
		const later = await books.start();
		await books.reserve({ productionId: later.id });
		expect(await use('video', later.id)).toMatchObject({ leftMicros: usd(4) });
		await books.reserve({ productionId: standard.id });
		expect(await use('video', standard.id)).toMatchObject({ leftMicros: usd(1) });
	});

	it('counts from its first moment what was reserved and spent before it', async () => {
		const [held, paid] = [await books.reserve({ tier: 'free' }), await books.reserve({ tier: 'free' })];
		await commit(paid, 0.5);
		await release(await books.reserve({ tier: 'free' }));
		const cap = await books.setBudget({ scope: 'tier', key: 'free', limitMicros: usd(2) });
		expect(cap.use).toMatchObject({ reservedMicros: usd(1), committedMicros: usd(0.5), leftMicros: usd(0.5) });
		await commit(held, 0.9);
		expect(await use('tier', 'free')).toMatchObject({ reservedMicros: 0, committedMicros: usd(1.4) });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('misses nothing that is being reserved while it is made', async () => {
		const tries = Array.from({ length: 60 }, (_, at) =>
			books.reserve({ tier: 'busy', amountMicros: usd(0.1) }, randomUUID(), at % 2 ? books.deps : books.other),
		);
		const cap = books.setBudget({ scope: 'tier', key: 'busy', limitMicros: usd(100) });
		await Promise.all([...tries, cap]);
		expect(await use('tier', 'busy')).toMatchObject({ reservedMicros: usd(6) });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('that is lowered below what was spent lets nothing more through, and raised again does', async () => {
		const held = await books.reserve({ amountMicros: usd(20) });
		await books.setBudget({ limitMicros: usd(10) });
		expect(await use('day')).toMatchObject({ leftMicros: 0, beyondMicros: usd(10) });
		expect(await commit(held, 20)).toMatchObject({ committedMicros: usd(20), beyondCap: false });
		await expect(books.reserve()).rejects.toMatchObject({ problem: { budget: { leftMicros: 0 } } });
		await books.setBudget({ limitMicros: usd(150) });
		expect(await use('day')).toMatchObject({ beyondMicros: 0, leftMicros: usd(130) });
		await books.reserve();
	});

	it('of the settings follows them, one that a person has set stays', async () => {
		const { deps } = books;
		const changed = { ...deps.spendRules, dayLimitMicros: usd(200), dayAlertMicros: usd(120), timeZone: 'Asia/Tokyo' };
		const align = () => alignDayCap({ ...deps, spendRules: changed, log: silentLog() });
		const dayCap = async () => (await deps.store.budgets.list({ scope: 'day' }, { after: null, limit: 1 })).items[0];
		await books.setBudget({ limitMicros: usd(160) });
		await align();
		expect(await dayCap()).toMatchObject({ limitMicros: usd(160), origin: 'person' });
		await deleteBudget(deps, (await dayCap())?.id ?? '', admin);
		await books.reserve({ amountMicros: usd(3) });
		expect(await dayCap()).toMatchObject({ limitMicros: usd(150), origin: 'settings' });
		await align();
		expect(await dayCap()).toMatchObject({ limitMicros: usd(200), alertMicros: usd(120), timeZone: 'Asia/Tokyo' });
		expect(await use('day')).toMatchObject({ reservedMicros: usd(3), leftMicros: usd(197) });
		await books.reserve({ amountMicros: usd(2) });
		await alignDayCap({ ...deps, log: silentLog() });
		expect(await dayCap()).toMatchObject({ limitMicros: usd(150), timeZone: 'UTC' });
		expect(await use('day')).toMatchObject({ reservedMicros: usd(5), leftMicros: usd(145) });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('never mixes currencies', async () => {
		await expect(books.reserve({ currency: 'EUR' })).rejects.toMatchObject({
			problem: { type: 'currency-mismatch', field: 'currency', title: expect.stringContaining('is in USD') },
		});
		const one = await books.reserve();
		await expect(commitSpend(books.deps, one.id, { amountMicros: 1, currency: 'EUR' })).rejects.toMatchObject({
			problem: { type: 'currency-mismatch' },
		});
		await expect(books.setBudget({ currency: 'EUR' })).rejects.toMatchObject({
			problem: { type: 'budget-currency-fixed', status: 409 },
		});
	});

	it('shows in its production what was held and paid', async () => {
		const { id, costs } = await books.start();
		expect(costs).toEqual({ committedMicros: 0, reservedMicros: 0, currency: null });
		await commit(await books.reserve({ productionId: id }), 0.3);
		await books.reserve({ productionId: id, amountMicros: usd(0.2) });
		expect((await getProduction(books.deps.store, id)).costs).toEqual({
			committedMicros: usd(0.3),
			reservedMicros: usd(0.2),
			currency: 'USD',
		});
	});
});
