import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { batchFinishedEventSchema, eventSchema, type Batch, type EventKind } from '@showrunner/contract';
import { Webhook } from 'standardwebhooks';
import { inputInvalid } from '../../../../render-node/src/domain/refusal.js';
import { emptyResult, testHandler } from '../../../kits/idle-handlers.js';
import { eventually, signalled } from '../../../kits/patience.js';
import { startReceiver, type Received, type Receiver, type Reply } from '../../../kits/receiver.js';
import { startServiceKit, testApiKey, type ServiceKit } from '../../../kits/service.js';

/** As the nodes derive it: by the contract's words, not by the service's code. */
const secret = createHmac('sha256', createHash('sha256').update(testApiKey).digest())
	.update('showrunner/webhook/v1')
	.digest('base64');
const verified = ({ body, headers }: Received) => new Webhook(secret).verify(body, headers);

let release = signalled();
let kit: ServiceKit;
let receiver: Receiver;
let startsLate = false;
/** Answers by path: how the receiver treats one kind of callback. */
const manners: Record<string, (earlier: Received[]) => Reply | null> = {
	'/busy': (earlier) => ({
		status: earlier.length < 2 ? 409 : 200,
		body: '{"message":"The execution \\"7\\" is running already."}',
	}),
	'/starting': (earlier) =>
		earlier.length < 1
			? { status: 200, body: 'n8n is starting up. Please wait' }
			: { status: 200, body: '{"received":true}' },
	'/gone': () => ({ status: 404, body: '{"message":"The execution \\"7\\" does not exist."}' }),
	'/down': () => ({ status: startsLate ? 200 : 503 }),
	'/events': () => ({ status: 204 }),
	'/silent': (earlier) => (earlier.length < 1 ? null : { status: 200 }),
};

beforeAll(async () => {
	receiver = await startReceiver(({ path }, earlier) =>
		(manners[path] ?? (() => ({ status: 200 })))(earlier.filter((one) => one.path === path)),
	);
	const card = testHandler('image.card', async ({ scenes: [scene] }) => {
		if (scene?.text === 'wait') await release.promise;
		if (scene?.text === 'fail') throw inputInvalid('no', 'No');
		return emptyResult('image.card');
	});
	kit = await startServiceKit({ handlers: [card] });
});
afterAll(async () => {
	await kit.stop();
	await receiver.stop();
});

let seed = 0;
const card = (text: string) => ({
	kind: 'image.card' as const,
	input: { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en', seed: ++seed },
});
const createBatch = (texts: string[], path: string, context?: unknown, idempotencyKey?: string) =>
	kit.client.call('createBatch', {
		body: { jobs: texts.map(card), callback: { url: receiver.url(path), context } },
		...(idempotencyKey !== undefined && { idempotencyKey }),
	});
const at = (path: string) => receiver.received.filter((one) => one.path === path);
const getBatch = ({ id }: Batch) => kit.client.call('getBatch', { params: { batchId: id } });
const delivered = (batch: Batch) =>
	eventually('the callback', async () => {
		const now = await getBatch(batch);
		return now.callback?.deliveredAt && now;
	});

describe("a batch's callback", () => {
	it('comes once, when the last job has ended, signed and with the context', async () => {
		release = signalled();
		const context = { items: [{ text: 'héllo \u0000 \ud83d', list: [1, null] }] };
		const batch = await createBatch(['one', 'wait', 'fail'], '/plain', context);
		expect(batch).toMatchObject({ finished: false, callback: { reachable: true, deliveredAt: null } });
		expect(batch.jobs.map(({ batchId }) => batchId)).toEqual([batch.id, batch.id, batch.id]);
		await sleep(500);
		expect(at('/plain')).toEqual([]);
		release.resolve();
		await delivered(batch);
		const [call] = at('/plain');
		const event = batchFinishedEventSchema.parse(call && verified(call));
		expect(event.data.context).toEqual(context);
		expect(event.data.batch.jobs.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'failed']);
		expect(event.data.batch).toMatchObject({ id: batch.id, finished: true });
		await sleep(700);
		expect(at('/plain')).toHaveLength(1);
	});

	it('does not come where the answer said already that all is done', async () => {
		const jobs = [card('known')];
		const call = (path: string) =>
			kit.client.call('createBatch', { body: { jobs, callback: { url: receiver.url(path) } } });
		await delivered(await call('/first'));
		const batch = await call('/second');
		expect(batch).toMatchObject({ finished: true, jobs: [{ cached: true, state: 'succeeded' }] });
		await sleep(700);
		expect(at('/second')).toEqual([]);
	});

	it('is tried again under the same id, while the execution is not asleep yet', async () => {
		await delivered(await createBatch(['a'], '/busy'));
		const calls = at('/busy');
		expect(calls).toHaveLength(3);
		expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		calls.forEach(verified);
	});

	it('does not count as delivered to an n8n that starts up', async () => {
		await delivered(await createBatch(['a'], '/starting'));
		expect(at('/starting')).toHaveLength(2);
	});

	it('is given up when nobody waits any more', async () => {
		const batch = await createBatch(['a'], '/gone');
		await eventually('two tries', async () => at('/gone').length === 2);
		await sleep(3_000);
		expect(at('/gone')).toHaveLength(2);
		expect((await getBatch(batch)).callback).toMatchObject({ deliveredAt: null });
	});

	it('outlasts a restart of the service', async () => {
		const batch = await createBatch(['a'], '/down', { kept: true });
		await eventually('a try', async () => at('/down').length > 0);
		await kit.restart();
		startsLate = true;
		await delivered(batch);
		const last = at('/down').at(-1);
		expect(last && verified(last)).toMatchObject({ data: { context: { kept: true } } });
	});

	it('does not hold up the end of the service while its receiver is silent', async () => {
		const batch = await createBatch(['a'], '/silent');
		await eventually('a try', async () => at('/silent').length > 0);
		const before = Date.now();
		await kit.restart();
		// A receiver is given thirty seconds to answer.
		expect(Date.now() - before).toBeLessThan(30_000);
		await delivered(batch);
	});

	it('says so when its address does not answer', async () => {
		const closed = await startReceiver(() => ({ status: 200 }));
		await closed.stop();
		const body = { jobs: [card('a')], callback: { url: closed.url('/') } };
		const batch = await kit.client.call('createBatch', { body });
		expect(batch.callback).toEqual({ reachable: false, deliveredAt: null });
		const waiting = { params: { batchId: batch.id }, query: { waitMs: 20_000 } };
		expect(await kit.client.call('getBatch', waiting)).toMatchObject({ finished: true });
	});

	it('belongs to one batch, however often the request comes', async () => {
		const body = { jobs: [card('again')], callback: { url: receiver.url('/again') } };
		const call = () => kit.client.call('createBatch', { body, idempotencyKey: 'batch-1' });
		const [first, second] = await Promise.all([call(), call()]);
		expect(second.id).toBe(first.id);
		await delivered(first);
		await call();
		await sleep(500);
		expect(at('/again')).toHaveLength(1);
	});
});

describe('a batch', () => {
	it('can be waited for and cancelled as one', async () => {
		release = signalled();
		const batch = await createBatch(['wait', 'wait'], '/cancelled');
		const waiting = kit.client.call('getBatch', { params: { batchId: batch.id }, query: { waitMs: 20_000 } });
		const cancelled = await kit.client.call('cancelBatch', { params: { batchId: batch.id } });
		expect(cancelled.jobs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
		expect(await waiting).toMatchObject({ finished: true });
		release.resolve();
		await delivered(batch);
	});
});

describe('a subscription', () => {
	const subscribe = (events: EventKind[]) =>
		kit.client.call('createSubscription', { body: { url: receiver.url('/events'), events } });

	it('hears of what it asked for until it ends, signed', async () => {
		const subscription = await subscribe(['job-completed', 'job-failed', 'production-completed']);
		expect(await kit.client.call('getSubscription', { params: { subscriptionId: subscription.id } })).toEqual(
			subscription,
		);
		await kit.client.call('createJob', { body: card('heard') });
		await kit.client.call('createJob', { body: card('fail') });
		const production = await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: 'heard' });
		await kit.client.call('completeProduction', { params: { productionId: production.id }, body: {} });
		await eventually('three events', async () => at('/events').length === 3);
		const events = at('/events').map((one) => eventSchema.parse(verified(one)));
		expect(events.map(({ type }) => type).sort()).toEqual(['job-completed', 'job-failed', 'production-completed']);
		expect(events.find(({ type }) => type === 'job-failed')?.data.job).toMatchObject({ problem: { type: 'no' } });
		await kit.client.call('deleteSubscription', { params: { subscriptionId: subscription.id } });
		await kit.client.call('createJob', { body: card('unheard') });
		await sleep(800);
		expect(at('/events')).toHaveLength(3);
		await expect(
			kit.client.call('deleteSubscription', { params: { subscriptionId: subscription.id } }),
		).rejects.toMatchObject({ problem: { status: 404 } });
	});
});
