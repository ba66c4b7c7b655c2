import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reserveSpend } from '../../../render-node/src/application/budgets/reserve-spend.js';
import { commitSpend, releaseSpend } from '../../../render-node/src/application/budgets/settle-spend.js';
import { createReviewLink } from '../../../render-node/src/application/reviews/create-review-link.js';
import { previewRetention } from '../../../render-node/src/application/retention/preview-retention.js';
import { runRetention } from '../../../render-node/src/application/retention/run-retention.js';
import { startProduction } from '../../../render-node/src/application/productions/start-production.js';
import { readConfig } from '../../../render-node/src/config.js';
import { retentionRulesOf } from '../../../render-node/src/retention.js';
import { dayMs, settledBooks } from '../../kits/settled-books.js';
import { admin, usd, wishOf } from '../../kits/spend-books.js';
import { openTimedBooks, type TimedBooks } from '../../kits/timed-books.js';

let books: TimedBooks;
let made: ReturnType<typeof settledBooks>;
beforeAll(async () => {
	books = await openTimedBooks();
	made = settledBooks(books);
});
afterAll(async () => books.stop());
beforeEach(() => books.atNoon());

const kept = { SHOWRUNNER_KEEP_REQUEST_KEYS_DAYS: 'unlimited', SHOWRUNNER_KEEP_QUOTA_TAKES_DAYS: 'unlimited' };
const rulesOf = (env: Record<string, string>) =>
	retentionRulesOf(readConfig({ SHOWRUNNER_DATA_DIR: '/tmp', ...kept, ...env }));
const run = (env: Record<string, string>) => runRetention(books.deps as never, rulesOf(env), 'maya');
const preview = (env: Record<string, string>) => previewRetention(books.deps, rulesOf(env));
const keyOf = ({ scope, key }: { scope: string; key: string }) => books.deps.store.idempotency.find(scope, key);
const start = async (key = randomUUID(), madeForKids = false) => {
	const wish = { title: '', locale: 'en', madeForKids };
	return (await startProduction(books.deps, wish, { scope: 'startProduction', key, requestHash: '' }, admin)).id;
};

describe('takes from quotas', () => {
	const rule = { SHOWRUNNER_KEEP_QUOTA_TAKES_DAYS: '30' };
	const isThere = async (quotaId: string, takeId: string) =>
		(await books.deps.store.quotas.findTake(quotaId, takeId)) !== null;

	it('go with their keys by the instant that they counted for, but not while a window reaches them', async () => {
		const [day, year] = [await made.quota('day', dayMs), await made.quota('year', 366 * dayMs)];
		const old = await made.take(day.id);
		const counted = await made.take(year.id);
		const ahead = await made.take(day.id, new Date(books.deps.clock.now().getTime() + 50 * dayMs));
		books.pass(40 * dayMs);
		const young = await made.take(day.id);
		expect(await preview(rule)).toMatchObject({ dryRun: true, quotaTakes: 1, requestKeys: 0 });
		expect(await isThere(day.id, old.take.id)).toBe(true);
		expect(await run(rule)).toMatchObject({ dryRun: false, quotaTakes: 1 });
		expect(await Promise.all([old, ahead, young].map(({ take }) => isThere(day.id, take.id)))).toEqual([
			...[false, true, true],
		]);
		expect(await isThere(year.id, counted.take.id)).toBe(true);
		expect(await Promise.all([old, counted, ahead].map(({ key }) => keyOf(key)))).toEqual([
			null,
			expect.anything(),
			expect.anything(),
		]);
		expect(await run(rule)).toMatchObject({ quotaTakes: 0 });
		books.pass(330 * dayMs);
		expect((await run(rule)).quotaTakes).toBe(3);
	});

	it('stay for ever where the rule says so', async () => {
		const quota = await made.quota('for ever', dayMs);
		const { take } = await made.take(quota.id);
		books.pass(3_000 * dayMs);
		await run({});
		expect(await isThere(quota.id, take.id)).toBe(true);
	});
});

describe('settled reservations', () => {
	const rule = { SHOWRUNNER_KEEP_SPEND_DAYS: '90' };
	const reserve = async (wish: Parameters<typeof wishOf>[0] = {}) => {
		const key = { scope: 'reserveSpend', key: randomUUID(), requestHash: '' };
		return { key, id: (await reserveSpend(books.deps, wishOf(wish), key)).id };
	};
	const isThere = async (id: string) => (await books.deps.store.spend.find(id)) !== null;
	const commit = (id: string) => commitSpend(books.deps, id, { amountMicros: usd(0.5) });
	const counted = async () =>
		(await books.deps.store.budgets.running(books.deps.clock.now())).map(({ count }) => count);

	it('stay by default, and go with their keys once a rule says so; what is held or running stays', async () => {
		const productionId = await start();
		const [paid, released, held, ofRunning] = [
			await reserve(),
			await reserve(),
			await reserve({ expiresInMs: 7 * dayMs }),
			await reserve({ productionId }),
		];
		await commit(paid.id);
		await releaseSpend(books.deps, released.id);
		await commit(ofRunning.id);
		books.pass(100 * dayMs);
		const young = await reserve();
		await commit(young.id);
		const before = await counted();
		expect(await run({})).toMatchObject({ reservations: 0 });
		expect(await preview(rule)).toMatchObject({ reservations: 2 });
		expect(await isThere(paid.id)).toBe(true);
		expect(await run(rule)).toMatchObject({ reservations: 2 });
		expect(await Promise.all([paid, released, held, ofRunning, young].map(({ id }) => isThere(id)))).toEqual([
			...[false, false, true, true, true],
		]);
		expect(await Promise.all([paid, young].map(({ key }) => keyOf(key)))).toEqual([null, expect.anything()]);
		expect(await counted()).toEqual(before);
		await books.deps.store.transaction((all) => all.productions.update(productionId, { state: 'completed' }));
		expect(await run(rule)).toMatchObject({ reservations: 1 });
		expect(await isThere(ofRunning.id)).toBe(false);
	});

	it('are never so young that a cap of this month could miss them', () => {
		expect(() => rulesOf({ SHOWRUNNER_KEEP_SPEND_DAYS: '32' })).toThrow(/SHOWRUNNER_KEEP_SPEND_DAYS/);
	});

	it('go once, however many machines take them away at the same time', async () => {
		for (let at = 0; at < 30; at++) await commit((await reserve({ amountMicros: usd(0.5) })).id);
		books.pass(400 * dayMs);
		const reports = await Promise.all(Array.from({ length: 4 }, () => run(rule)));
		expect(reports.reduce((sum, { reservations }) => sum + reservations, 0)).toBeGreaterThanOrEqual(30);
		expect(await run(rule)).toMatchObject({ reservations: 0 });
		const { items } = await books.deps.store.audit.list({ action: 'retention.run' }, { after: null, limit: 50 });
		const written = items.filter(({ createdAt }) => createdAt.getTime() === books.deps.clock.now().getTime());
		const told = written.reduce((sum, { facts }) => sum + Number(facts.reservations), 0);
		expect(told).toBe(reports.reduce((sum, { reservations }) => sum + reservations, 0));
	});
});

describe('reviews and waits for them', () => {
	const rule = { SHOWRUNNER_KEEP_REVIEWS_DAYS: '60' };
	const isThere = async (id: string) => (await books.deps.store.reviews.find(id)) !== null;

	it('go once they are over, with links and keys; pending, awaited ones and those of videos for children stay', async () => {
		const kids = await start(randomUUID(), true);
		const [old, pending, awaited, ofKids] = [
			await made.review(),
			await made.review(),
			await made.review(),
			await made.review(kids),
		];
		const ended = await made.wait([old.review.id]);
		const open = await made.wait([awaited.review.id, pending.review.id]);
		const link = await createReviewLink(books.deps, old.review.id, { expiresInMs: dayMs }, 'maya');
		for (const { review } of [old, awaited, ofKids]) await made.decide(review.id);
		books.pass(61 * dayMs);
		const young = await made.review();
		await made.decide(young.review.id);
		expect(await run({})).toMatchObject({ reviews: 0, reviewWaits: 0 });
		expect(await preview(rule)).toMatchObject({ reviews: 1, reviewWaits: 1 });
		expect(await run(rule)).toMatchObject({ reviews: 1, reviewWaits: 1 });
		const all = [old, pending, awaited, ofKids, young];
		expect(await Promise.all(all.map(({ review }) => isThere(review.id)))).toEqual([false, true, true, true, true]);
		expect(await books.deps.store.reviewLinks.find(old.review.id, link.id)).toBeNull();
		expect(await books.deps.store.reviewWaits.find(ended.wait.id)).toBeNull();
		expect(await books.deps.store.reviewWaits.find(open.wait.id)).not.toBeNull();
		expect(await Promise.all([old, ended, open, pending].map(({ key }) => keyOf(key)))).toEqual([
			...[null, null, expect.anything(), expect.anything()],
		]);
		const { items } = await books.deps.store.audit.list(
			{ subject: `review:${old.review.id}` },
			{ after: null, limit: 10 },
		);
		expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['review.request', 'review.decide']));
	});
});

describe('request keys', () => {
	const rule = { SHOWRUNNER_KEEP_REQUEST_KEYS_DAYS: '400' };

	it('go by age where what they made is over; those of productions and of what is open stay', async () => {
		// Keys are as old as the database says, so the service's clock goes ahead of it.
		books.pass(Date.now() - books.deps.clock.now().getTime());
		const quota = await made.quota('keys', dayMs);
		const past = await made.take(quota.id);
		const ahead = await made.take(quota.id, new Date(Date.now() + 390 * dayMs));
		const [decided, pending] = [await made.review(), await made.review()];
		await made.decide(decided.review.id);
		const production = randomUUID();
		await start(production);
		const unknown = { scope: 'somethingNew', key: 'k', requestHash: '', resourceId: 'no uuid' };
		await books.deps.store.transaction((all) => all.idempotency.claim(unknown));
		expect(await run(rule)).toMatchObject({ requestKeys: 0 });
		books.pass(401 * dayMs);
		expect((await preview(rule)).requestKeys).toBeGreaterThanOrEqual(2);
		expect((await run(rule)).requestKeys).toBeGreaterThanOrEqual(2);
		const keys = [past.key, decided.key, pending.key, { scope: 'startProduction', key: production }, unknown];
		expect(await Promise.all(keys.map(keyOf))).toEqual([
			...[null, null, expect.anything(), expect.anything(), expect.anything()],
		]);
		// What it counted for lies eleven days back by now, and the key may still be sent by who planned it.
		expect(await keyOf(ahead.key)).not.toBeNull();
		expect(await books.deps.store.reviews.find(decided.review.id)).not.toBeNull();
	});
});
