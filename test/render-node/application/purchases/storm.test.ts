import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PurchaseClaim } from '@showrunner/contract';
import { expireReservations } from '../../../../render-node/src/application/budgets/expire-reservations.js';
import { settleSilentAttempts } from '../../../../render-node/src/application/purchases/settle-silent.js';
import { newHash, openPurchaseBooks, type PurchaseBooks } from '../../../kits/purchase-books.js';
import { usd } from '../../../kits/spend-books.js';

let books: PurchaseBooks;
beforeAll(async () => void (books = await openPurchaseBooks()));
afterAll(async () => books.stop());

const minute = 60_000;
const keys = Array.from({ length: 4 }, newHash);
const holders = ['maya', 'noah', 'zoe', 'kim', 'lin'];

/** The same numbers at every run: Lehmer's generator. */
function dice(seed: number) {
	let state = seed;
	return (sides: number) => (state = (state * 48_271) % 0x7fff_ffff) % sides;
}

it('keeps purchases and money right through a storm of claims and late words on two machines', async () => {
	const roll = dice(81);
	const leases: PurchaseClaim[] = [];
	const anyLease = () => leases[roll(leases.length)];
	const claim = async () => {
		const wish = { key: keys[roll(keys.length)], reuse: roll(4) > 0, amountMicros: usd(0.01), leaseMs: 2 * minute };
		const from = roll(2) === 0 ? books.deps : books.other;
		const claimed = await books.claim(holders[roll(holders.length)] ?? '', wish, from);
		if (claimed.leaseId !== null) leases.push(claimed);
	};
	const word = async () => {
		const lease = anyLease();
		if (!lease) return;
		const what = roll(6);
		if (what < 2) await books.keep(lease, { cost: 0.005 });
		else if (what < 4) await books.ticket(lease);
		else await books.fail(lease, (['no', 'unknown', 'yes'] as const)[roll(3)] ?? 'no');
	};
	const step = async () => {
		const what = roll(10);
		if (what < 5) await claim();
		else if (what < 9) await word();
		else if (roll(2) === 0) books.pass(minute);
		else await Promise.all([settleSilentAttempts(books.deps), expireReservations(books.other)]);
	};
	for (let round = 0; round < 25; round += 1) {
		await Promise.all(Array.from({ length: 12 }, step));
		expect(await books.wrongCounts()).toEqual([]);
	}
	// All are silent from now on: each is settled in the end, and no money is held any more.
	books.pass(8 * 24 * 60 * minute);
	while ((await settleSilentAttempts(books.deps)) > 0);
	await expireReservations(books.deps);
	const { items } = await books.deps.store.purchases.list({}, { after: null, limit: 200 });
	expect(items.length).toBeGreaterThan(keys.length);
	for (const one of items) {
		expect(one.state).not.toBe('open');
		expect(one.possiblyPaid).toBeGreaterThanOrEqual(0);
		expect(one.possiblyPaid).toBeLessThanOrEqual(one.attempts);
		expect(one.result !== null).toBe(one.state === 'kept');
	}
	const held = await books.deps.store.spend.list({ state: 'reserved' }, { after: null, limit: 1 });
	expect(held.items).toEqual([]);
	expect(await books.wrongCounts()).toEqual([]);
});
