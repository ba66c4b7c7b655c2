import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expireReservations } from '../../../../render-node/src/application/budgets/expire-reservations.js';
import { settleSilentAttempts } from '../../../../render-node/src/application/purchases/settle-silent.js';
import { newHash, openPurchaseBooks, type PurchaseBooks } from '../../../kits/purchase-books.js';
import { usd } from '../../../kits/spend-books.js';

const minute = 60_000;
let books: PurchaseBooks;
beforeAll(async () => void (books = await openPurchaseBooks()));
afterAll(async () => books.stop());
beforeEach(() => books.begin());

describe('a ticket', () => {
	it('is resumed by whoever asks, and each may bring its result', async () => {
		const first = await books.claim('maya', { leaseMs: 1_000 });
		await books.ticket(first);
		expect(await books.ticket(first)).toMatchObject({ state: 'ticketed', ticket: { id: 'job-1' } });
		books.pass(3 * 24 * 60 * minute);
		await Promise.all([expireReservations(books.deps), settleSilentAttempts(books.deps)]);
		const [one, two] = [await books.claim('noah'), await books.claim('zoe')];
		expect([one.claim, two.claim]).toEqual(['resumed', 'resumed']);
		expect(one.purchase.ticket).toEqual({ id: 'job-1' });
		const kept = await books.keep(one, { cost: 0.4 });
		expect(await books.keep(two, { cost: 0.4, result: { text: 'the same again' } })).toEqual(kept);
		expect(await books.deps.store.spend.find(kept.reservationId ?? '')).toMatchObject({ committedMicros: usd(0.4) });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('that the vendor gives up is bought anew; whoever hears of it late changes nothing', async () => {
		const first = await books.claim('maya');
		await books.ticket(first);
		expect(await books.fail(first, 'no')).toMatchObject({ state: 'failed', problem: 'no such voice', costMicros: 0 });
		const next = await books.claim('noah');
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 0, purchase: { ticket: null, problem: null } });
		expect(await books.fail(first, 'yes')).toMatchObject({ state: 'open' });
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 0 });
	});

	it('that comes after its lease shows that the call was not dead', async () => {
		const late = await books.claim('maya');
		books.pass(10 * minute);
		await settleSilentAttempts(books.deps);
		expect(await books.ticket(late)).toMatchObject({ state: 'ticketed', possiblyPaid: 0 });
		expect(await books.claim('noah')).toMatchObject({ claim: 'resumed', leaseId: late.leaseId });
		await books.keep(late, { cost: 0.25 });
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 0.25 });
	});
});

describe('an outcome', () => {
	it('that comes late is kept, and its true cost takes the place of the guess', async () => {
		const late = await books.claim('maya');
		books.pass(10 * minute);
		const newer = await books.claim('noah');
		expect(await books.dayUse()).toEqual({ reserved: 1, committed: 1 });
		const kept = await books.keep(late, { cost: 0.3, result: { text: 'first' } });
		expect(kept).toMatchObject({ state: 'kept', possiblyPaid: 0, costMicros: usd(0.3), result: { text: 'first' } });
		expect(await books.keep(newer, { cost: 0.7, result: { text: 'second' } })).toMatchObject({
			result: { text: 'first' },
		});
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('is heard once: keeping twice books once, and what is kept cannot fail', async () => {
		const first = await books.claim('maya');
		const kept = await books.keep(first);
		expect(await books.keep(first, { cost: 9, result: { text: 'else' } })).toEqual(kept);
		expect(await books.fail(first, 'no')).toEqual(kept);
		expect(await books.ticket(first)).toEqual(kept);
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 0.6 });
	});

	it.each([
		['no', {}, 0, 0],
		['unknown', {}, 1, 1],
		['yes', { costMicros: usd(0.2) }, 0.2, 0],
		['yes', {}, 1, 0],
	] as const)('of a failure with %s %j books %d', async (paid, wish, committed, possiblyPaid) => {
		const first = await books.claim('maya');
		const failed = await books.fail(first, paid, wish);
		expect(failed).toMatchObject({ state: 'failed', possiblyPaid, problem: 'no such voice' });
		expect(await books.fail(first, paid, wish)).toEqual(failed);
		expect(await books.dayUse()).toEqual({ reserved: 0, committed });
		expect(await books.claim('noah')).toMatchObject({ claim: 'new', possiblyPaid, purchase: { attempts: 2 } });
	});

	it('that nobody knew is put right by a later word', async () => {
		const first = await books.claim('maya');
		await books.fail(first, 'unknown');
		expect(await books.fail(first, 'no')).toMatchObject({ state: 'failed', possiblyPaid: 0 });
		expect(await books.dayUse()).toEqual({ reserved: 0, committed: 0 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('is refused for a lease or a purchase that there is not, and for assets that are not there', async () => {
		const first = await books.claim('maya');
		const strange = { ...first, leaseId: randomUUID() };
		await expect(books.keep(strange)).rejects.toMatchObject({ problem: { type: 'lease-unknown', field: 'leaseId' } });
		const nowhere = { ...first, purchase: { ...first.purchase, id: randomUUID() } };
		await expect(books.ticket(nowhere)).rejects.toMatchObject({ problem: { type: 'purchase-not-found', status: 404 } });
		const missing = 'f'.repeat(64);
		await expect(books.keep(first, { assetIds: [missing] })).rejects.toMatchObject({
			problem: { type: 'asset-not-found', field: 'assetIds', detail: missing },
		});
		expect(await books.keep(first, { assetIds: [await books.stored()] })).toMatchObject({ state: 'kept' });
	});
});

describe('a kept result', () => {
	it('is not reused once an asset of it is gone, and is bought anew beside it', async () => {
		const [one, two] = [await books.stored(), await books.stored()];
		const first = await books.claim('maya');
		await books.keep(first, { assetIds: [one, two, one] });
		expect((await books.claim('noah')).purchase.assetIds).toEqual([one, two]);
		await books.deps.store.transaction(({ assets }) => assets.remove(two));
		const next = await books.claim('noah');
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 0 });
		expect(next.purchase.id).not.toBe(first.purchase.id);
		expect(await books.deps.store.purchases.find(first.purchase.id)).toMatchObject({
			...{ state: 'kept', outdatedAt: books.time.at },
		});
	});

	it('is not reused after its time', async () => {
		const first = await books.claim('maya', { keepForMs: minute });
		const kept = await books.keep(first);
		expect(kept.outdatedAt).toBe(new Date(books.time.at.getTime() + minute).toISOString());
		books.pass(minute - 1);
		expect(await books.claim('noah')).toMatchObject({ claim: 'reused' });
		books.pass(1);
		expect(await books.claim('maya')).toMatchObject({ claim: 'new' });
	});
});

describe('retention', () => {
	const remove = (ageMs: number) =>
		books.deps.store.transaction(({ retention }) =>
			retention.removePurchases(new Date(books.time.at.getTime() - ageMs), 100),
		);

	it('takes what is old, and neither what is under way nor what a running production has bought', async () => {
		const { id: productionId } = await books.start();
		await remove(0);
		const kept = await books.keep(await books.claim('maya'));
		books.current.key = newHash();
		await books.keep(await books.claim('maya', { productionId }));
		books.current.key = newHash();
		const open = await books.claim('maya');
		books.pass(5 * minute);
		expect(await remove(5 * minute)).toBe(0);
		expect(await remove(5 * minute - 1)).toBe(1);
		expect(await books.deps.store.purchases.find(kept.id)).toBeNull();
		await books.ticket(open);
		expect(await remove(0)).toBe(0);
		expect(await books.keep(open)).toMatchObject({ state: 'kept' });
	});

	it('of reservations leaves a late word without money to settle, and its result', async () => {
		const late = await books.claim('maya');
		books.pass(10 * minute);
		await settleSilentAttempts(books.deps);
		books.pass(1);
		const { retention } = books.deps.store;
		expect(await retention.removeReservations(books.time.at, 1_000)).toBeGreaterThan(0);
		expect(await books.keep(late)).toMatchObject({ state: 'kept', possiblyPaid: 0 });
	});
});
