import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
	eventSchema,
	reviewsDecidedEventSchema,
	type DecideReviewRequest,
	type RequestReviewRequest,
	type Review,
} from '@showrunner/contract';
import { eventually } from '../../../kits/patience.js';
import { startReceiver, type Receiver } from '../../../kits/receiver.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

let kit: ServiceKit;
let receiver: Receiver;
beforeAll(async () => {
	receiver = await startReceiver(() => ({ status: 200 }));
	kit = await startServiceKit();
});
afterAll(async () => {
	await kit.stop();
	await receiver.stop();
});

const request = (body: Partial<RequestReviewRequest> = {}, key: string = randomUUID()) =>
	kit.client.call('requestReview', { body: { title: 'T', text: 'Words', ...body }, idempotencyKey: key });
const decide = ({ id }: Pick<Review, 'id'>, body: DecideReviewRequest) =>
	kit.client.call('decideReview', { params: { reviewId: id }, body });
const get = ({ id }: Pick<Review, 'id'>, waitMs = 0) =>
	kit.client.call('getReview', { params: { reviewId: id }, query: { waitMs } });
const reopen = ({ id }: Pick<Review, 'id'>, body = {}) =>
	kit.client.call('reopenReview', { params: { reviewId: id }, body });
const waitFor = (reviews: Pick<Review, 'id'>[], path?: string, idempotencyKey?: string) =>
	kit.client.call('createReviewWait', {
		body: { reviewIds: reviews.map(({ id }) => id), ...(path && { callback: { url: receiver.url(path) } }) },
		...(idempotencyKey && { idempotencyKey }),
	});
const at = (path: string) => receiver.received.filter((one) => one.path === path);
const called = (path: string) => eventually(`a call at ${path}`, async () => at(path)[0]);
const upload = async (name: string) => {
	const response = await kit.fetch(`/v1/assets?name=${name}`, { method: 'POST', body: name });
	return ((await response.json()) as { id: string }).id;
};
const refusal = (problem: object) => ({ problem: expect.objectContaining(problem) });

describe('a review', () => {
	it('is one however often its key asks for it, and shows what was asked', async () => {
		const assetId = await upload('cut.mp4');
		const body = {
			question: 'May this go out?',
			reasons: ['A knife is shown'],
			assets: [{ assetId, label: 'Short' }],
			locale: 'ar',
			channel: 'sea',
			deciders: ['maya', 'maya', 'omar'],
			expiresInMs: 60_000,
			onExpiry: 'reject' as const,
		};
		const [first, second] = await Promise.all([request(body, 'one'), request(body, 'one')]);
		expect(second).toEqual(first);
		expect(first).toMatchObject({ ...omit(body, 'expiresInMs'), deciders: ['maya', 'omar'], state: 'pending' });
		expect(Date.parse(first.expiresAt ?? '') - Date.parse(first.createdAt)).toBe(60_000);
		await expect(request({ ...body, title: 'Other' }, 'one')).rejects.toMatchObject(
			refusal({ type: 'idempotency-key-reused' }),
		);
		const deletion = kit.client.call('deleteAsset', { params: { assetId } });
		await expect(deletion).rejects.toMatchObject(refusal({ status: 409, type: 'asset-in-use', detail: first.id }));
		await decide(first, { decision: 'approved', decidedBy: 'omar' });
		await kit.client.call('deleteAsset', { params: { assetId } });
	});

	it.each([
		['nothing to look at', { text: ' ' }, { type: 'nothing-to-review', field: 'text' }],
		['an asset that is not there', { assets: [{ assetId: 'c'.repeat(64) }] }, { field: 'assets[0].assetId' }],
		['a production that is not there', { productionId: randomUUID() }, { type: 'production-not-found', status: 404 }],
		['no title', { title: '  ' }, { field: 'title' }],
		['text that is bytes', { text: 'a\u0000b' }, { type: 'text-unprintable', field: 'text' }],
		['an address that is no web address', { callback: { url: 'file:///etc/passwd' } }, { field: 'callback.url' }],
	])('is refused with %s', async (_, body, problem) => {
		await expect(request(body)).rejects.toMatchObject(refusal(problem));
	});

	it('takes over the channel of its production', async () => {
		const body = { locale: 'en', channel: 'news' };
		const production = await kit.client.call('startProduction', { body, idempotencyKey: 'channel' });
		expect(await request({ text: '', productionId: production.id })).toMatchObject({ channel: 'news' });
	});

	it('is decided once: the same again is fine, another is refused with who and when', async () => {
		const review = await request();
		const decided = await decide(review, { decision: 'approved', note: ' Fine. ', decidedBy: 'maya' });
		expect(decided).toMatchObject({ state: 'approved', note: 'Fine.', decidedBy: 'maya' });
		expect(await decide(review, { decision: 'approved', note: 'Too', decidedBy: 'omar' })).toEqual(decided);
		await expect(decide(review, { decision: 'rejected', decidedBy: 'omar' })).rejects.toMatchObject(
			refusal({ status: 409, type: 'review-decided', detail: `approved by maya at ${decided.decidedAt}` }),
		);
		expect(await get(review)).toEqual(decided);
	});

	it('ends with one decision when ten come at once', async () => {
		const review = await request();
		const wishes = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? ('approved' as const) : ('rejected' as const)));
		const answers = await Promise.allSettled(
			wishes.map((decision, n) => decide(review, { decision, decidedBy: `p${n}` })),
		);
		const { state, decidedBy } = await get(review);
		answers.forEach((answer, n) => expect(answer.status === 'fulfilled').toBe(wishes[n] === state));
		const taken = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.decidedBy : []));
		expect(new Set(taken)).toEqual(new Set([decidedBy]));
	});

	it('lets only those decide who may, and asks what is to be changed', async () => {
		const review = await request({ deciders: ['maya'] });
		for (const body of [{ decision: 'approved' as const }, { decision: 'approved' as const, decidedBy: 'omar' }])
			await expect(decide(review, body)).rejects.toMatchObject(refusal({ status: 403, type: 'not-a-decider' }));
		const changes = { decision: 'changes-requested' as const, decidedBy: 'maya' };
		await expect(decide(review, changes)).rejects.toMatchObject(refusal({ status: 422, field: 'note' }));
		expect(await decide(review, { ...changes, note: 'Shorter' })).toMatchObject({ state: 'changes-requested' });
	});

	it('can be reopened, and keeps what had been decided', async () => {
		const review = await request({ expiresInMs: 60_000 });
		await expect(reopen(review)).rejects.toMatchObject(refusal({ status: 409, type: 'review-pending' }));
		await decide(review, { decision: 'rejected', note: 'No', decidedBy: 'maya' });
		expect(await reopen(review)).toMatchObject({
			...{ state: 'pending', note: '', decidedBy: null, decidedAt: null, expiresAt: null },
			history: [{ state: 'rejected', note: 'No', decidedBy: 'maya' }],
		});
		expect(await decide(review, { decision: 'approved' })).toMatchObject({ state: 'approved' });
	});

	it('answers who waits for it as soon as it is decided', async () => {
		const review = await request();
		const waiting = get(review, 20_000);
		await decide(review, { decision: 'approved' });
		expect(await waiting).toMatchObject({ state: 'approved' });
	});

	it('is not found under another id', async () => {
		const nowhere = { id: randomUUID() };
		const missing = refusal({ status: 404, type: 'review-not-found' });
		for (const answer of [get(nowhere), decide(nowhere, { decision: 'approved' }), reopen(nowhere)])
			await expect(answer).rejects.toMatchObject(missing);
		await expect(waitFor([nowhere])).rejects.toMatchObject(missing);
	});
});

describe('time', () => {
	it.each([
		['reject', 'rejected'],
		['approve', 'approved'],
		['expire', 'expired'],
	] as const)('decides by itself: %s makes it %s', async (onExpiry, state) => {
		const review = await request({ expiresInMs: 1_000, onExpiry });
		expect(await get(review, 25_000)).toMatchObject({ state, decidedBy: null, note: '' });
	});

	it('refuses who comes too late, and takes who says the same', async () => {
		const review = await request({ expiresInMs: 1_000, onExpiry: 'approve' });
		await eventually('the end', async () => Date.now() > Date.parse(review.expiresAt ?? ''));
		await expect(decide(review, { decision: 'rejected' })).rejects.toMatchObject(
			refusal({ status: 409, detail: `approved, for time was up at ${review.expiresAt}` }),
		);
		expect(await decide(review, { decision: 'approved', decidedBy: 'late' })).toMatchObject({ decidedBy: null });
	});
});

describe('the queue', () => {
	it('is listed by state, channel and production, either way, a page at a time, and counted', async () => {
		const productionId = (await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: 'queue' }))
			.id;
		const made: Review[] = [];
		for (const title of ['a', 'b', 'c', 'd']) made.push(await request({ title, channel: 'queue', productionId }));
		await decide(made[1] as Review, { decision: 'rejected' });
		const list = async (query: object) => {
			const titles: string[] = [];
			let cursor: string | null = null;
			do {
				const page = { limit: 2, ...(cursor !== null && { cursor }), ...query };
				const answer: { items: Review[]; nextCursor: string | null } = await kit.client.call('getReviews', {
					query: page,
				});
				const { items, nextCursor } = answer;
				titles.push(...items.map(({ title }) => title));
				cursor = nextCursor;
			} while (cursor !== null);
			return titles.join('');
		};
		expect(await list({ channel: 'queue' })).toBe('dcba');
		expect(await list({ channel: 'queue', order: 'oldest' })).toBe('abcd');
		expect(await list({ productionId, state: 'pending', order: 'oldest' })).toBe('acd');
		expect(await list({ channel: 'nobody' })).toBe('');
		expect(await kit.client.call('getReviewCounts', { query: { channel: 'queue' } })).toEqual({
			states: { pending: 3, approved: 0, rejected: 1, 'changes-requested': 0, expired: 0 },
			oldestPendingAt: made[0]?.createdAt,
		});
	});
});

describe('a wait', () => {
	it('calls back once, when the last of its reviews is decided, signed, in the order that was asked', async () => {
		const reviews = [await request({ title: '1' }), await request({ title: '2' }), await request({ title: '3' })];
		const wait = await waitFor(reviews, '/three');
		expect(wait).toMatchObject({ finished: false, callback: { reachable: true } });
		await Promise.all(reviews.slice(1).map((review) => decide(review, { decision: 'rejected' })));
		expect(at('/three')).toEqual([]);
		await decide(reviews[0] as Review, { decision: 'approved', decidedBy: 'maya' });
		const event = reviewsDecidedEventSchema.parse(JSON.parse((await called('/three')).body));
		expect(event.data.waitId).toBe(wait.id);
		expect(event.data.reviews.map(({ title, state }) => `${title} ${state}`)).toEqual([
			'1 approved',
			'2 rejected',
			'3 rejected',
		]);
		const known = { params: { waitId: wait.id } };
		expect(await kit.client.call('getReviewWait', known)).toMatchObject({ finished: true });
		await reopen(reviews[0] as Review);
		expect(await kit.client.call('getReviewWait', known)).toMatchObject({ finished: true });
	});

	it('calls back once when all its reviews are decided at the same moment', async () => {
		const reviews = await Promise.all(Array.from({ length: 8 }, () => request()));
		const waits = await Promise.all(['/w1', '/w2', '/w3'].map((path) => waitFor(reviews, path)));
		await Promise.all(reviews.map((review) => decide(review, { decision: 'approved' })));
		for (const path of ['/w1', '/w2', '/w3']) await called(path);
		expect(waits.map((_, n) => at(`/w${n + 1}`).length)).toEqual([1, 1, 1]);
	});

	it('never misses a decision that falls together with it', async () => {
		for (let round = 0; round < 10; round += 1) {
			const review = await request();
			const [wait] = await Promise.all([waitFor([review], `/race${round}`), decide(review, { decision: 'approved' })]);
			if (!wait.finished) await called(`/race${round}`);
		}
	});

	it('has nothing to wait for where all are decided, and is one for its key', async () => {
		const review = await request();
		const first = await waitFor([review], '/same', 'wait-key');
		expect(await waitFor([review], '/same', 'wait-key')).toEqual(first);
		await decide(review, { decision: 'approved' });
		expect(await waitFor([review], '/never')).toMatchObject({ finished: true });
		await called('/same');
		expect(at('/never')).toEqual([]);
	});

	it('is answered by polling where no call gets through', async () => {
		const review = await request();
		const closed = await startReceiver(() => ({ status: 200 }));
		await closed.stop();
		const body = { reviewIds: [review.id], callback: { url: closed.url('/') } };
		const wait = await kit.client.call('createReviewWait', { body });
		expect(wait.callback).toEqual({ reachable: false });
		const waiting = kit.client.call('getReviewWait', { params: { waitId: wait.id }, query: { waitMs: 20_000 } });
		await decide(review, { decision: 'rejected' });
		expect(await waiting).toMatchObject({ finished: true, reviews: [{ state: 'rejected' }] });
	});

	it('comes with the request itself where that names a callback', async () => {
		const review = await request({ callback: { url: receiver.url('/own') }, expiresInMs: 1_000 });
		const event = reviewsDecidedEventSchema.parse(JSON.parse((await called('/own')).body));
		expect(event.data.reviews).toMatchObject([{ id: review.id, state: 'expired' }]);
	});
});

describe('what follows from a decision', () => {
	it('is told to subscribers, and stands in the audit log with who did it', async () => {
		const body = { url: receiver.url('/events'), events: ['review-decided' as const] };
		await kit.client.call('createSubscription', { body });
		const review = await request();
		await decide(review, { decision: 'approved', decidedBy: 'maya' });
		await reopen(review);
		const link = { params: { reviewId: review.id }, body: { reviewer: 'maya' } };
		await kit.client.call('createReviewLink', link);
		const event = eventSchema.parse(JSON.parse((await called('/events')).body));
		expect(event).toMatchObject({ type: 'review-decided', data: { review: { id: review.id, state: 'approved' } } });
		const subject = `review:${review.id}`;
		const { items } = await kit.client.call('getAuditLog', { query: { subject } });
		expect(items.map(({ action }) => action)).toEqual([
			'review.link',
			'review.reopen',
			'review.decide',
			'review.request',
		]);
		expect(items[2]?.facts).toEqual({ state: 'approved', decidedBy: 'maya' });
	});
});

const omit = <T extends object>(from: T, key: keyof T) =>
	Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));
