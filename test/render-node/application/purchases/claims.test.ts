import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reportOutcome } from '../../../../render-node/src/application/budgets/circuits.js';
import { expireReservations } from '../../../../render-node/src/application/budgets/expire-reservations.js';
import { settleSilentAttempts } from '../../../../render-node/src/application/purchases/settle-silent.js';
import { newHash, openPurchaseBooks, vendorCall, type PurchaseBooks } from '../../../kits/purchase-books.js';
import { usd } from '../../../kits/spend-books.js';

const minute = 60_000;
let books: PurchaseBooks;
beforeAll(async () => void (books = await openPurchaseBooks()));
afterAll(async () => books.stop());
beforeEach(() => books.begin());

describe('a purchase', () => {
	it('is bought by the first and found by all others, without money', async () => {
		const first = await books.claim('maya');
		expect(first).toMatchObject({ claim: 'new', possiblyPaid: 0, retryAfterMs: null });
		expect(first.purchase).toMatchObject({
			...vendorCall,
			key: books.current.key,
			state: 'open',
			attempts: 1,
			amountMicros: usd(1),
		});
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 0 });
		const kept = await books.keep(first, { result: { words: ['ä', 1, null] } as never });
		expect(kept).toMatchObject({ state: 'kept', costMicros: usd(0.6), result: { words: ['ä', 1, null] } });
		const other = await books.claim('noah', { amountMicros: usd(1_000_000) });
		expect(other).toEqual({ claim: 'reused', leaseId: null, retryAfterMs: null, possiblyPaid: 0, purchase: kept });
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 0.6 });
	});

	it('is held for others while a call may be under way', async () => {
		await books.claim('maya', { leaseMs: 7_000 });
		expect(await books.claim('noah')).toMatchObject({ claim: 'held', leaseId: null, retryAfterMs: 5_000 });
		books.pass(6_000);
		expect(await books.claim('noah', { reuse: true })).toMatchObject({ claim: 'held', retryAfterMs: 1_000 });
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 0 });
	});

	it('may have been paid when its lease is over: that is booked, and the next one buys', async () => {
		await books.claim('maya');
		books.pass(10 * minute);
		const next = await books.claim('noah', { amountMicros: usd(2) });
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 1, purchase: { attempts: 2, amountMicros: usd(2) } });
		expect(await books.dayUse()).toEqual({ reserved: 2, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('knows that the call before is dead when the same holder comes again', async () => {
		const lost = await books.claim('maya');
		const again = await books.claim('maya');
		expect(again).toMatchObject({ claim: 'new', possiblyPaid: 1, purchase: { id: lost.purchase.id, attempts: 2 } });
		expect(again.leaseId).not.toBe(lost.leaseId);
		await books.keep(again);
		expect(await books.claim('maya', { reuse: false })).toMatchObject({ claim: 'reused', possiblyPaid: 1 });
	});

	it('is settled at the most it can cost where nobody asks again, before its money is free', async () => {
		const { purchase } = await books.claim('maya');
		books.pass(9 * minute);
		await settleSilentAttempts(books.deps);
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 0 });
		books.pass(minute);
		await Promise.all([settleSilentAttempts(books.deps), settleSilentAttempts(books.other)]);
		expect(await books.deps.store.purchases.find(purchase.id)).toMatchObject({ state: 'failed', possiblyPaid: 1 });
		books.pass(60 * minute);
		await expireReservations(books.deps);
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});
});

describe('a switched-off cache', () => {
	it('never gives what another has bought, and finds what the same holder has', async () => {
		const own = await books.claim('maya', { reuse: false });
		books.pass(1);
		const other = await books.claim('noah', { reuse: false });
		expect([own.claim, other.claim]).toEqual(['new', 'new']);
		expect(other.purchase.id).not.toBe(own.purchase.id);
		await books.keep(own, { result: { text: 'of maya' } });
		await books.keep(other, { result: { text: 'of noah' } });
		expect((await books.claim('maya', { reuse: false })).purchase.result).toEqual({ text: 'of maya' });
		expect((await books.claim('noah', { reuse: false })).purchase.result).toEqual({ text: 'of noah' });
		expect(await books.claim('zoe', { reuse: false })).toMatchObject({ claim: 'new' });
		expect(await books.claim('kim')).toMatchObject({ claim: 'reused', purchase: { result: { text: 'of noah' } } });
	});

	it('finds its own ticket, and not that of another', async () => {
		const own = await books.claim('maya', { reuse: false });
		await books.ticket(own);
		expect(await books.claim('maya', { reuse: false })).toMatchObject({ claim: 'resumed', leaseId: own.leaseId });
		expect(await books.claim('noah', { reuse: false })).toMatchObject({ claim: 'new' });
	});
});

describe('a refusal', () => {
	const purchasesOf = async () =>
		(await books.deps.store.purchases.list({ key: books.current.key }, { after: null, limit: 9 })).items;

	it('of a cap leaves neither a purchase nor money behind', async () => {
		const problem = { type: 'budget-exceeded', status: 402, kind: 'quota-exhausted' };
		await expect(books.claim('maya', { amountMicros: usd(151) })).rejects.toMatchObject({ problem });
		expect(await purchasesOf()).toEqual([]);
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 0 });
	});

	it('of a cap leaves the call before settled, for it may have been paid', async () => {
		const first = await books.claim('maya', { amountMicros: usd(100) });
		await expect(books.claim('maya', { amountMicros: usd(100) })).rejects.toMatchObject({ problem: { status: 402 } });
		expect(await purchasesOf()).toMatchObject([
			{ id: first.purchase.id, state: 'failed', attempts: 1, possiblyPaid: 1 },
		]);
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 100 });
	});

	it('of another currency or of a production that there is not leaves nothing behind', async () => {
		await expect(books.claim('maya', { currency: 'EUR' })).rejects.toMatchObject({
			problem: { type: 'currency-mismatch' },
		});
		await expect(books.claim('maya', { productionId: randomUUID() })).rejects.toMatchObject({
			problem: { type: 'production-not-found' },
		});
		expect(await purchasesOf()).toEqual([]);
	});

	it('of the circuit breaker comes for free calls, too, which no cap refuses', async () => {
		await books.claim('filler', { key: newHash(), amountMicros: usd(150) });
		const free = { amountMicros: 0, provider: 'local' };
		const first = await books.claim('maya', free);
		expect(first.claim).toBe('new');
		await books.fail(first, 'no', { kind: 'temporarily-unavailable', problem: 'out of order', retryAfterMs: 90_000 });
		for (let more = 0; more < 9; more += 1)
			await reportOutcome(books.deps, { provider: 'local', outcome: 'failure', kind: 'temporarily-unavailable' });
		await expect(books.claim('noah', free)).rejects.toMatchObject({
			problem: { type: 'circuit-open', retryAfterMs: expect.any(Number) },
		});
		expect(await purchasesOf()).toMatchObject([{ state: 'failed', attempts: 1 }]);
		books.pass(60 * minute);
		const tried = await books.claim('noah', free);
		await books.keep(tried, { cost: 0 });
		expect(await books.deps.store.circuits.findFor('local', '')).toMatchObject({ failures: 0, openedAt: null });
	});
});

describe('50 claims at once on two machines', () => {
	it('let exactly one buy, round after round', async () => {
		for (let round = 0; round < 5; round += 1) {
			books.current.key = newHash();
			const tries = Array.from({ length: 50 }, (_, at) =>
				books.claim(`holder ${at}`, {}, at % 2 === 0 ? books.deps : books.other),
			);
			const claims = (await Promise.all(tries)).map(({ claim: what }) => what);
			expect(claims.filter((what) => what === 'new')).toHaveLength(1);
			expect(claims.filter((what) => what === 'held')).toHaveLength(49);
		}
		expect(await books.dayUse()).toEqual({ reserved: 5, committed: 0 });
	});

	it('of the same holder count each call before as lost, and each its own money', async () => {
		const tries = Array.from({ length: 10 }, (_, at) =>
			books.claim('maya', {}, at % 2 === 0 ? books.deps : books.other),
		);
		const leases = (await Promise.all(tries)).map(({ leaseId }) => leaseId);
		expect(new Set(leases).size).toBe(10);
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 9 });
		expect(await books.wrongCounts()).toEqual([]);
	});
});
