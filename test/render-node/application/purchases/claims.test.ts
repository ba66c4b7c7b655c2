import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimPurchaseRequest, type Asset, type PurchaseClaim } from '@showrunner/contract';
import { reportOutcome } from '../../../../render-node/src/application/budgets/circuits.js';
import { expireReservations } from '../../../../render-node/src/application/budgets/expire-reservations.js';
import { claimPurchase } from '../../../../render-node/src/application/purchases/claim-purchase.js';
import { failPurchase } from '../../../../render-node/src/application/purchases/fail-purchase.js';
import { keepPurchase } from '../../../../render-node/src/application/purchases/keep-purchase.js';
import { settleSilentAttempts } from '../../../../render-node/src/application/purchases/settle-silent.js';
import { ticketPurchase } from '../../../../render-node/src/application/purchases/ticket-purchase.js';
import { openSpendBooks, usd, type SpendBooks } from '../../../kits/spend-books.js';

const minute = 60_000;
let books: SpendBooks;
let key: string;
beforeAll(async () => void (books = await openSpendBooks()));
afterAll(async () => books.stop());
beforeEach(() => {
	key = createHash('sha256').update(randomUUID()).digest('hex');
	books.nextDay();
});

const call = { provider: 'openai', service: 'image', operation: 'generate', model: 'gpt-image-2' } as const;
const metrics = { purchaseClaimed: () => undefined };
const claim = (holder: string, wish: object = {}, from = books.deps): Promise<PurchaseClaim> => {
	const body = claimPurchaseRequest.parse({ ...call, key, holder, amountMicros: usd(1), ...wish });
	return claimPurchase({ ...from, metrics }, body, null);
};
type Leased = Pick<PurchaseClaim, 'leaseId' | 'purchase'>;
const leaseOf = ({ leaseId }: Leased) => leaseId ?? 'no lease';
const keep = (to: Leased, { cost = 0.6, result = { text: 'bought' }, assetIds = [] as string[] } = {}) =>
	keepPurchase(books.deps, to.purchase.id, { leaseId: leaseOf(to), result, assetIds, costMicros: usd(cost) });
const fail = (to: Leased, paid: 'no' | 'unknown' | 'yes', wish: object = {}) =>
	failPurchase(books.deps, to.purchase.id, {
		...{ leaseId: leaseOf(to), paid, kind: 'input-invalid', problem: 'no such voice' },
		...wish,
	});
const ticket = (to: Leased, words: object = { id: 'job-1' }) =>
	ticketPurchase(books.deps, to.purchase.id, { leaseId: leaseOf(to), ticket: { ...words } });
const pass = (ms: number) => void (books.time.at = new Date(books.time.at.getTime() + ms));

/** What the day's cap holds, in units of money. */
async function dayUse() {
	const { items } = await books.deps.store.budgets.list({ scope: 'day' }, { after: null, limit: 1 });
	const startsAt = new Date(`${books.time.at.toISOString().slice(0, 10)}T00:00:00Z`);
	const [count] = await books.deps.store.budgets.counts([{ budgetId: items[0]?.id ?? '', startsAt }]);
	return { reserved: (count?.reservedMicros ?? 0) / 1e6, committed: (count?.committedMicros ?? 0) / 1e6 };
}

const stored = async (): Promise<string> => {
	const id = createHash('sha256').update(randomUUID()).digest('hex');
	const asset = { id, name: 'a.png', mediaType: 'image/png', sizeBytes: 1, media: null, evidence: [] };
	await books.deps.store.transaction(({ assets }) =>
		assets.record({ ...asset, createdAt: books.time.at.toISOString() } as Asset),
	);
	return id;
};
const deleted = (id: string) => books.deps.store.transaction(({ assets }) => assets.remove(id));

describe('a purchase', () => {
	it('is bought by the first and found by all others, without money', async () => {
		const first = await claim('maya');
		expect(first).toMatchObject({ claim: 'new', possiblyPaid: 0, retryAfterMs: null });
		expect(first.purchase).toMatchObject({ ...call, key, state: 'open', attempts: 1, amountMicros: usd(1) });
		expect(await dayUse()).toEqual({ reserved: 1, committed: 0 });
		const kept = await keep(first, { result: { words: ['ä', 1, null] } as never });
		expect(kept).toMatchObject({ state: 'kept', costMicros: usd(0.6), result: { words: ['ä', 1, null] } });
		const other = await claim('noah', { amountMicros: usd(1_000_000) });
		expect(other).toEqual({ claim: 'reused', leaseId: null, retryAfterMs: null, possiblyPaid: 0, purchase: kept });
		expect(await dayUse()).toEqual({ reserved: 0, committed: 0.6 });
	});

	it('is held for others while a call may be under way', async () => {
		await claim('maya', { leaseMs: 7_000 });
		expect(await claim('noah')).toMatchObject({ claim: 'held', leaseId: null, retryAfterMs: 5_000 });
		pass(6_000);
		expect(await claim('noah', { reuse: true })).toMatchObject({ claim: 'held', retryAfterMs: 1_000 });
		expect(await dayUse()).toEqual({ reserved: 1, committed: 0 });
	});

	it('may have been paid when its lease is over: that is booked, and the next one buys', async () => {
		await claim('maya');
		pass(10 * minute);
		const next = await claim('noah', { amountMicros: usd(2) });
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 1, purchase: { attempts: 2, amountMicros: usd(2) } });
		expect(await dayUse()).toEqual({ reserved: 2, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('knows that the call before is dead when the same holder comes again', async () => {
		const lost = await claim('maya');
		const again = await claim('maya');
		expect(again).toMatchObject({ claim: 'new', possiblyPaid: 1, purchase: { id: lost.purchase.id, attempts: 2 } });
		expect(again.leaseId).not.toBe(lost.leaseId);
		await keep(again);
		expect(await claim('maya', { reuse: false })).toMatchObject({ claim: 'reused', possiblyPaid: 1 });
	});

	it('is settled at the most it can cost where nobody asks again, before its money is free', async () => {
		const { purchase } = await claim('maya');
		pass(9 * minute);
		await settleSilentAttempts(books.deps);
		expect(await dayUse()).toEqual({ reserved: 1, committed: 0 });
		pass(minute);
		await Promise.all([settleSilentAttempts(books.deps), settleSilentAttempts(books.other)]);
		expect(await books.deps.store.purchases.find(purchase.id)).toMatchObject({ state: 'failed', possiblyPaid: 1 });
		pass(60 * minute);
		await expireReservations(books.deps);
		expect(await dayUse()).toEqual({ reserved: 0, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});
});

describe('a switched-off cache', () => {
	it('never gives what another has bought, and finds what the same holder has', async () => {
		const own = await claim('maya', { reuse: false });
		const other = await claim('noah', { reuse: false });
		expect([own.claim, other.claim]).toEqual(['new', 'new']);
		expect(other.purchase.id).not.toBe(own.purchase.id);
		await keep(own, { result: { text: 'of maya' } });
		await keep(other, { result: { text: 'of noah' } });
		expect((await claim('maya', { reuse: false })).purchase.result).toEqual({ text: 'of maya' });
		expect((await claim('noah', { reuse: false })).purchase.result).toEqual({ text: 'of noah' });
		expect(await claim('zoe', { reuse: false })).toMatchObject({ claim: 'new' });
		expect(await claim('kim')).toMatchObject({ claim: 'reused', purchase: { result: { text: 'of noah' } } });
	});

	it('finds its own ticket, and not that of another', async () => {
		const own = await claim('maya', { reuse: false });
		await ticket(own);
		expect(await claim('maya', { reuse: false })).toMatchObject({ claim: 'resumed', leaseId: own.leaseId });
		expect(await claim('noah', { reuse: false })).toMatchObject({ claim: 'new' });
	});
});

describe('a ticket', () => {
	it('is resumed by whoever asks, and each may bring its result', async () => {
		const first = await claim('maya', { leaseMs: 1_000 });
		await ticket(first);
		expect(await ticket(first)).toMatchObject({ state: 'ticketed', ticket: { id: 'job-1' } });
		pass(3 * 24 * 60 * minute);
		await Promise.all([expireReservations(books.deps), settleSilentAttempts(books.deps)]);
		const [one, two] = [await claim('noah'), await claim('zoe')];
		expect([one.claim, two.claim]).toEqual(['resumed', 'resumed']);
		expect(one.purchase.ticket).toEqual({ id: 'job-1' });
		const kept = await keep(one, { cost: 0.4 });
		expect(await keep(two, { cost: 0.4, result: { text: 'the same again' } })).toEqual(kept);
		expect(await books.deps.store.spend.find(kept.reservationId ?? '')).toMatchObject({ committedMicros: usd(0.4) });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('that the vendor gives up is bought anew; whoever hears of it late changes nothing', async () => {
		const first = await claim('maya');
		await ticket(first);
		expect(await fail(first, 'no')).toMatchObject({ state: 'failed', problem: 'no such voice', costMicros: 0 });
		const next = await claim('noah');
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 0, purchase: { ticket: null, problem: null } });
		expect(await fail(first, 'yes')).toMatchObject({ state: 'open' });
		expect(await dayUse()).toEqual({ reserved: 1, committed: 0 });
	});

	it('that comes after its lease shows that the call was not dead', async () => {
		const late = await claim('maya');
		pass(10 * minute);
		await settleSilentAttempts(books.deps);
		expect(await ticket(late)).toMatchObject({ state: 'ticketed', possiblyPaid: 0 });
		expect(await claim('noah')).toMatchObject({ claim: 'resumed', leaseId: late.leaseId });
		await keep(late, { cost: 0.25 });
		expect(await dayUse()).toEqual({ reserved: 0, committed: 0.25 });
	});
});

describe('an outcome', () => {
	it('that comes late is kept, and its true cost takes the place of the guess', async () => {
		const late = await claim('maya');
		pass(10 * minute);
		const newer = await claim('noah');
		expect(await dayUse()).toEqual({ reserved: 1, committed: 1 });
		const kept = await keep(late, { cost: 0.3, result: { text: 'first' } });
		expect(kept).toMatchObject({ state: 'kept', possiblyPaid: 0, costMicros: usd(0.3), result: { text: 'first' } });
		expect(await keep(newer, { cost: 0.7, result: { text: 'second' } })).toMatchObject({ result: { text: 'first' } });
		expect(await dayUse()).toEqual({ reserved: 0, committed: 1 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('is heard once: keeping twice books once, and what is kept cannot fail', async () => {
		const first = await claim('maya');
		const kept = await keep(first);
		expect(await keep(first, { cost: 9, result: { text: 'else' } })).toEqual(kept);
		expect(await fail(first, 'no')).toEqual(kept);
		expect(await ticket(first)).toEqual(kept);
		expect(await dayUse()).toEqual({ reserved: 0, committed: 0.6 });
	});

	it.each([
		['no', {}, 0, 0],
		['unknown', {}, 1, 1],
		['yes', { costMicros: usd(0.2) }, 0.2, 0],
		['yes', {}, 1, 0],
	] as const)('of a failure with %s %j books %d', async (paid, wish, committed, possiblyPaid) => {
		const first = await claim('maya');
		const failed = await fail(first, paid, wish);
		expect(failed).toMatchObject({ state: 'failed', possiblyPaid, problem: 'no such voice' });
		expect(await fail(first, paid, wish)).toEqual(failed);
		expect(await dayUse()).toEqual({ reserved: 0, committed });
		expect(await claim('noah')).toMatchObject({ claim: 'new', possiblyPaid, purchase: { attempts: 2 } });
	});

	it('that nobody knew is put right by a later word', async () => {
		const first = await claim('maya');
		await fail(first, 'unknown');
		expect(await fail(first, 'no')).toMatchObject({ state: 'failed', possiblyPaid: 0 });
		expect(await dayUse()).toEqual({ reserved: 0, committed: 0 });
		expect(await books.wrongCounts()).toEqual([]);
	});

	it('is refused for a lease or a purchase that there is not, and for assets that are not there', async () => {
		const first = await claim('maya');
		const strange = { ...first, leaseId: randomUUID() };
		await expect(keep(strange)).rejects.toMatchObject({ problem: { type: 'lease-unknown', field: 'leaseId' } });
		const nowhere = { ...first, purchase: { ...first.purchase, id: randomUUID() } };
		await expect(ticket(nowhere)).rejects.toMatchObject({ problem: { type: 'purchase-not-found', status: 404 } });
		const missing = 'f'.repeat(64);
		await expect(keep(first, { assetIds: [missing] })).rejects.toMatchObject({
			problem: { type: 'asset-not-found', field: 'assetIds', detail: missing },
		});
		expect(await keep(first, { assetIds: [await stored()] })).toMatchObject({ state: 'kept' });
	});
});

describe('a kept result', () => {
	it('is not reused once an asset of it is gone, and is bought anew beside it', async () => {
		const [one, two] = [await stored(), await stored()];
		const first = await claim('maya');
		await keep(first, { assetIds: [one, two, one] });
		expect((await claim('noah')).purchase.assetIds).toEqual([one, two]);
		await deleted(two);
		const next = await claim('noah');
		expect(next).toMatchObject({ claim: 'new', possiblyPaid: 0 });
		expect(next.purchase.id).not.toBe(first.purchase.id);
		expect(await books.deps.store.purchases.find(first.purchase.id)).toMatchObject({
			...{ state: 'kept', outdatedAt: books.time.at },
		});
	});

	it('is not reused after its time', async () => {
		const first = await claim('maya', { keepForMs: minute });
		const kept = await keep(first);
		expect(kept.outdatedAt).toBe(new Date(books.time.at.getTime() + minute).toISOString());
		pass(minute - 1);
		expect(await claim('noah')).toMatchObject({ claim: 'reused' });
		pass(1);
		expect(await claim('maya')).toMatchObject({ claim: 'new' });
	});
});

describe('a refusal', () => {
	const purchasesOf = async () => (await books.deps.store.purchases.list({ key }, { after: null, limit: 9 })).items;

	it('of a cap leaves neither a purchase nor money behind', async () => {
		const problem = { type: 'budget-exceeded', status: 402, kind: 'quota-exhausted' };
		await expect(claim('maya', { amountMicros: usd(151) })).rejects.toMatchObject({ problem });
		expect(await purchasesOf()).toEqual([]);
		expect(await dayUse()).toEqual({ reserved: 0, committed: 0 });
	});

	it('of a cap leaves the call before settled, for it may have been paid', async () => {
		const first = await claim('maya', { amountMicros: usd(100) });
		await expect(claim('maya', { amountMicros: usd(100) })).rejects.toMatchObject({ problem: { status: 402 } });
		expect(await purchasesOf()).toMatchObject([
			{ id: first.purchase.id, state: 'failed', attempts: 1, possiblyPaid: 1 },
		]);
		expect(await dayUse()).toEqual({ reserved: 0, committed: 100 });
	});

	it('of another currency or of a production that there is not leaves nothing behind', async () => {
		await expect(claim('maya', { currency: 'EUR' })).rejects.toMatchObject({ problem: { type: 'currency-mismatch' } });
		await expect(claim('maya', { productionId: randomUUID() })).rejects.toMatchObject({
			problem: { type: 'production-not-found' },
		});
		expect(await purchasesOf()).toEqual([]);
	});

	it('of the circuit breaker comes for free calls, too, which no cap refuses', async () => {
		await claim('filler', { key: createHash('sha256').update(randomUUID()).digest('hex'), amountMicros: usd(150) });
		const free = { amountMicros: 0, provider: 'local' };
		const first = await claim('maya', free);
		expect(first.claim).toBe('new');
		await fail(first, 'no', { kind: 'temporarily-unavailable', problem: 'out of order', retryAfterMs: 90_000 });
		for (let more = 0; more < 9; more += 1)
			await reportOutcome(books.deps, { provider: 'local', outcome: 'failure', kind: 'temporarily-unavailable' });
		await expect(claim('noah', free)).rejects.toMatchObject({
			problem: { type: 'circuit-open', retryAfterMs: expect.any(Number) },
		});
		expect(await purchasesOf()).toMatchObject([{ state: 'failed', attempts: 1 }]);
		pass(60 * minute);
		const tried = await claim('noah', free);
		await keep(tried, { cost: 0 });
		expect(await books.deps.store.circuits.findFor('local', '')).toMatchObject({ failures: 0, openedAt: null });
	});
});

describe('50 claims at once on two machines', () => {
	it('let exactly one buy, round after round', async () => {
		for (let round = 0; round < 5; round += 1) {
			key = createHash('sha256').update(randomUUID()).digest('hex');
			const tries = Array.from({ length: 50 }, (_, at) =>
				claim(`holder ${at}`, {}, at % 2 === 0 ? books.deps : books.other),
			);
			const claims = (await Promise.all(tries)).map(({ claim: what }) => what);
			expect(claims.filter((what) => what === 'new')).toHaveLength(1);
			expect(claims.filter((what) => what === 'held')).toHaveLength(49);
		}
		expect(await dayUse()).toEqual({ reserved: 5, committed: 0 });
	});

	it('of the same holder count each call before as lost, and each its own money', async () => {
		const tries = Array.from({ length: 10 }, (_, at) => claim('maya', {}, at % 2 === 0 ? books.deps : books.other));
		const leases = (await Promise.all(tries)).map(({ leaseId }) => leaseId);
		expect(new Set(leases).size).toBe(10);
		expect(await dayUse()).toEqual({ reserved: 1, committed: 9 });
		expect(await books.wrongCounts()).toEqual([]);
	});
});
