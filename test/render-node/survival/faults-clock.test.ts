import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expireReservations } from '../../../render-node/src/application/budgets/expire-reservations.js';
import { reserveSpend } from '../../../render-node/src/application/budgets/reserve-spend.js';
import { commitSpend } from '../../../render-node/src/application/budgets/settle-spend.js';
import { createHandlerRegistry } from '../../../render-node/src/application/handlers/registry.js';
import { claimJob, type Claim } from '../../../render-node/src/application/jobs/claim-job.js';
import { createJob } from '../../../render-node/src/application/jobs/create-job.js';
import { settleRun, type Outcome } from '../../../render-node/src/application/jobs/settle-run.js';
import { decideReview } from '../../../render-node/src/application/reviews/decide-review.js';
import { expireReviews } from '../../../render-node/src/application/reviews/expire-reviews.js';
import { getReview } from '../../../render-node/src/application/reviews/get-review.js';
import { requestReview } from '../../../render-node/src/application/reviews/request-review.js';
import { temporarilyUnavailable } from '../../../render-node/src/domain/refusal.js';
import { assetLinkQuery, checkAssetLink } from '../../../render-node/src/domain/signing/asset-link-signature.js';
import { emptyResult, idleHandlers } from '../../kits/idle-handlers.js';
import { admin, wishOf } from '../../kits/spend-books.js';
import { openTimedBooks, type TimedBooks } from '../../kits/timed-books.js';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const durations: number[] = [];
let books: TimedBooks;
beforeAll(async () => {
	books = await openTimedBooks();
});
beforeEach(() => books.atNoon());
afterAll(() => books.stop());

function jobDeps() {
	const metrics = {
		jobEnded: (...[, , , ms]: [string, string, boolean, number]) => void durations.push(ms),
		jobClaimed: () => undefined,
		deliveryTried: () => undefined,
		videoEncoded: () => undefined,
		purchaseClaimed: () => undefined,
	};
	return { ...books.deps, handlers: createHandlerRegistry(idleHandlers([])), metrics };
}
let seeds = 0;
const queued = () =>
	createJob(
		jobDeps(),
		{ kind: 'sound.generate', input: { effect: 'pop', seed: ++seeds }, priority: 'normal', timeoutMs: minute },
		null,
	);
const claim = (job: { id: string; ticketId: string | null }) => claimJob(books.deps, job.id, job.ticketId ?? '');
async function begun(): Promise<Claim> {
	const claimed = await claim(await queued());
	if (!claimed) throw new Error('The job was not to be had');
	return claimed;
}
async function settled(run: Claim, outcome: Outcome) {
	await settleRun(jobDeps(), run, outcome);
	const job = await books.deps.store.jobs.find(run.job.id);
	if (!job) throw new Error('The job is gone');
	return job;
}
const done: Outcome = { kind: 'done', result: emptyResult('sound.generate') };
const threw: Outcome = { kind: 'threw', thrown: temporarilyUnavailable('away', 'Away', {}) };

describe.each([
	['a day ahead', day],
	['an hour back', -hour],
])('a job while the clock jumps %s', (_, jump) => {
	it('stays with its worker and ends as it would have', async () => {
		const run = await begun();
		books.pass(jump);
		// A run ends by being reported or by its own timer, never by the time on the clock.
		expect(await settled(run, done)).toMatchObject({ state: 'succeeded', attempts: 1, deaths: 0 });
		expect(durations.pop()).toBeGreaterThanOrEqual(0);
	});

	it('is tried again after its delay, when the clock is right again too', async () => {
		const run = await begun();
		books.pass(jump);
		const waiting = await settled(run, threw);
		expect(waiting).toMatchObject({ state: 'queued', failures: 1 });
		const delayMs = await books.delayOf(waiting.ticketId ?? '');
		expect(delayMs).toBeGreaterThan(0);
		expect(delayMs).toBeLessThan(5 * minute);
		books.pass(-jump);
		const again = await claim(waiting);
		expect(again?.job).toMatchObject({ attempts: 2, deaths: 0 });
		expect(again?.waitedMs).toBeGreaterThanOrEqual(0);
		if (again) expect(await settled(again, done)).toMatchObject({ state: 'succeeded' });
	});
});

describe('a reservation while the clock jumps', () => {
	const reserve = () =>
		reserveSpend(books.deps, wishOf({ expiresInMs: minute }), {
			scope: 'reserveSpend',
			key: randomUUID(),
			requestHash: '',
		});
	const stateOf = async (id: string) => (await books.deps.store.spend.find(id))?.state;

	it('a day ahead is freed too early, and what was paid is booked all the same', async () => {
		const { id } = await reserve();
		books.pass(day);
		await expireReservations(books.deps);
		expect(await stateOf(id)).toBe('expired');
		books.pass(-day);
		expect(await commitSpend(books.deps, id, { amountMicros: 1_000_000 })).toMatchObject({
			state: 'committed',
			committedMicros: 1_000_000,
		});
	});

	it('an hour back is held for longer, and freed in the end', async () => {
		const { id } = await reserve();
		books.pass(-hour);
		await expireReservations(books.deps);
		expect(await stateOf(id)).toBe('reserved');
		books.pass(hour + minute);
		await expireReservations(books.deps);
		expect(await stateOf(id)).toBe('expired');
	});
});

describe('a review while the clock jumps', () => {
	const request = () =>
		requestReview(
			books.deps,
			{
				...{ title: 'T', question: '', reasons: [], text: 'Words', assets: [], deciders: [] },
				...{ expiresInMs: minute, onExpiry: 'reject' as const },
			},
			{ scope: 'requestReview', key: randomUUID(), requestHash: '' },
			admin,
		);
	const decide = (id: string, decision: 'approved' | 'rejected') =>
		decideReview(books.deps, id, { decision, note: '', decidedBy: 'maya' }, 'maya');

	it('a day ahead is decided by time, once, and stays so when the clock is right again', async () => {
		const { id } = await request();
		books.pass(day);
		await expireReviews(books.deps);
		books.pass(-day);
		await expireReviews(books.deps);
		expect(await getReview(books.deps.store, id)).toMatchObject({ state: 'rejected', decidedBy: null });
		await expect(decide(id, 'approved')).rejects.toMatchObject({ problem: { type: 'review-decided' } });
	});

	it('an hour back can be decided for longer, and a decision is never undone by time', async () => {
		const { id } = await request();
		books.pass(-hour);
		await expireReviews(books.deps);
		expect(await decide(id, 'approved')).toMatchObject({ state: 'approved', decidedBy: 'maya' });
		books.pass(2 * day);
		await expireReviews(books.deps);
		expect(await getReview(books.deps.store, id)).toMatchObject({ state: 'approved', decidedBy: 'maya' });
	});
});

describe('a signed link while the clock jumps', () => {
	it('counts by the clock of the moment, and is never taken for another', () => {
		const secret = randomBytes(32);
		const now = books.deps.clock.now();
		const query = assetLinkQuery(secret, 'a'.repeat(64), new Date(now.getTime() + minute));
		const { expires = '', signature = '' } = Object.fromEntries(new URLSearchParams(query));
		const check = (ms: number, given = expires) =>
			checkAssetLink(secret, 'a'.repeat(64), { expires: given, signature }, new Date(now.getTime() + ms));
		expect([check(0), check(day), check(-hour), check(minute)]).toEqual(['valid', 'expired', 'valid', 'expired']);
		expect(check(0, String(Number(expires) + day))).toBe('forged');
	});
});
