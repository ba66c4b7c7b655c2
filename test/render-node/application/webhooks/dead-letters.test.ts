import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery, Subscription } from '@showrunner/contract';
import pg from 'pg';
import { eventually } from '../../../kits/patience.js';
import { startReceiver, type Receiver } from '../../../kits/receiver.js';
import type { ServiceKit } from '../../../kits/service.js';
import { startTwoServices, type TwoServices } from '../../../kits/two-services.js';

let two: TwoServices | null = null;
let receiver: Receiver;
/** Answers by path. */
const statuses: Record<string, number> = {};
beforeAll(async () => {
	receiver = await startReceiver(({ path }) => ({ status: statuses[path.replace(/\?.*/, '')] ?? 204 }));
	two = await startTwoServices({});
	if (!two) console.warn('No PostgreSQL server was found: tests of given-up webhooks are skipped');
});
afterAll(async () => {
	await two?.stop();
	await receiver.stop();
});

const withTwo = (name: string, check: (kit: ServiceKit, services: TwoServices) => Promise<void>) =>
	it(name, async () => {
		if (two) await check(two.kits[0], two);
	});

const at = (path: string) => receiver.received.filter((one) => one.path.startsWith(path));
const subscribe = (kit: ServiceKit, path: string) =>
	kit.client.call('createSubscription', { body: { url: receiver.url(path), events: ['production-completed'] } });
let count = 0;
async function publish(kit: ServiceKit): Promise<void> {
	const idempotencyKey = `dead-${++count}`;
	const { id } = await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey });
	await kit.client.call('completeProduction', { params: { productionId: id }, body: {} });
}
const deliveriesOf = async (kit: ServiceKit, { id }: Subscription, state?: Delivery['state']) =>
	(await kit.client.call('getDeliveries', { query: { subscriptionId: id, ...(state && { state }) } })).items;
/** Makes one webhook be given up: two answers of 404 say that nobody is there. */
async function giveUp(kit: ServiceKit, path: string): Promise<{ subscription: Subscription; delivery: Delivery }> {
	statuses[path] = 404;
	const subscription = await subscribe(kit, `${path}?token=canary`);
	await publish(kit);
	const delivery = await eventually('the end', async () => (await deliveriesOf(kit, subscription, 'given-up'))[0]);
	return { subscription, delivery };
}
async function onDatabase({ databaseUrl }: TwoServices, statement: string, values: unknown[]): Promise<void> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	await client.query(statement, values).finally(() => client.end());
}

describe('a webhook that was given up', () => {
	withTwo('is listed with what came of it and without its token, and is sent again when told', async (kit) => {
		const { subscription, delivery } = await giveUp(kit, '/gone');
		expect(delivery).toMatchObject({ state: 'given-up', reason: 'nobody-waits', attempts: 2, lastAnswer: '404' });
		expect(delivery.address).toBe(receiver.url('/gone?…'));
		expect(await kit.client.call('getDelivery', { params: { deliveryId: delivery.id } })).toEqual(delivery);
		statuses['/gone'] = 204;
		const replay = () => kit.client.call('replayDelivery', { params: { deliveryId: delivery.id } });
		expect(await replay()).toMatchObject({ state: 'pending', attempts: 0, replayedAt: expect.any(String) });
		await eventually('the delivery', async () => (await deliveriesOf(kit, subscription, 'delivered'))[0]);
		const calls = at('/gone');
		expect(new Set(calls.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([delivery.id]));
		expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
		await expect(replay()).rejects.toMatchObject({ problem: { status: 409, type: 'delivery-delivered' } });
	});

	withTwo('is sent again with all others of its subscription, and nobody elses', async (kit) => {
		const { subscription: other } = await giveUp(kit, '/other');
		const { subscription } = await giveUp(kit, '/many');
		await publish(kit);
		await eventually('both', async () => (await deliveriesOf(kit, subscription, 'given-up')).length === 2);
		statuses['/many'] = 204;
		const replay = (subscriptionId: string) => kit.client.call('replayDeliveries', { body: { subscriptionId } });
		const [first, second] = await Promise.all([replay(subscription.id), replay(subscription.id)]);
		expect(first.replayed + second.replayed).toBe(2);
		await eventually('both', async () => (await deliveriesOf(kit, subscription, 'delivered')).length === 2);
		expect(await deliveriesOf(kit, other, 'given-up')).not.toEqual([]);
		expect(await kit.client.call('replayDeliveries', { body: { to: '2020-01-01T00:00:00Z' } })).toEqual({
			replayed: 0,
			more: false,
		});
	});

	withTwo('is unknown by any other id', async (kit) => {
		const params = { deliveryId: '00000000-0000-4000-8000-000000000000' };
		for (const name of ['getDelivery', 'replayDelivery'] as const)
			await expect(kit.client.call(name, { params })).rejects.toMatchObject({
				problem: { type: 'delivery-not-found' },
			});
	});
});

describe('a subscription', () => {
	withTwo('is made once for one Idempotency-Key', async (kit) => {
		const body = { url: receiver.url('/once'), events: ['job-failed' as const] };
		const make = () => kit.client.call('createSubscription', { body, idempotencyKey: 'subscribe-once' });
		const [first, second] = await Promise.all([make(), make()]);
		expect(second).toEqual(first);
		const other = { ...body, events: ['job-completed' as const] };
		await expect(
			kit.client.call('createSubscription', { body: other, idempotencyKey: 'subscribe-once' }),
		).rejects.toMatchObject({ problem: { type: 'idempotency-key-reused' } });
	});

	withTwo('is listed, a page at a time', async (kit) => {
		const made = [await subscribe(kit, '/a'), await subscribe(kit, '/b')];
		const first = await kit.client.call('getSubscriptions', { query: { limit: 1 } });
		const second = await kit.client.call('getSubscriptions', { query: { limit: 1, cursor: first.nextCursor ?? '' } });
		expect([...second.items, ...first.items]).toEqual(made);
	});

	withTwo('that failed for days is switched off, which others are told, until it is enabled', async (kit, services) => {
		statuses['/broken'] = 500;
		const broken = await subscribe(kit, '/broken');
		const body = { url: receiver.url('/watch'), events: ['subscription-disabled' as const] };
		await kit.client.call('createSubscription', { body });
		await publish(kit);
		const read = () => kit.client.call('getSubscription', { params: { subscriptionId: broken.id } });
		expect(await eventually('a failure', async () => (await read()).failingSince && read())).toMatchObject({
			disabledAt: null,
		});
		const since = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000 - 1_000);
		await onDatabase(services, 'update showrunner.subscriptions set failing_since = $1 where id = $2', [
			since,
			broken.id,
		]);
		await eventually('the end', async () => (await read()).disabledAt);
		const [told] = await eventually('the event', async () => at('/watch').length > 0 && at('/watch'));
		expect(JSON.parse(told?.body ?? '')).toMatchObject({
			type: 'subscription-disabled',
			data: { subscription: { id: broken.id, disabledAt: expect.any(String) } },
		});
		const { items } = await kit.client.call('getAuditLog', { query: { subject: `subscription:${broken.id}` } });
		expect(items[0]).toMatchObject({ actor: 'service', action: 'subscription.disable' });

		const [left] = await eventually('the end of its webhook', async () => {
			const ended = await deliveriesOf(kit, broken, 'given-up');
			return ended.length > 0 && ended;
		});
		expect(left).toMatchObject({ reason: 'subscription-disabled' });
		const replay = () => kit.client.call('replayDelivery', { params: { deliveryId: left?.id ?? '' } });
		await expect(replay()).rejects.toMatchObject({ problem: { type: 'subscription-disabled' } });
		await publish(kit);
		expect(await deliveriesOf(kit, broken)).toHaveLength(1);

		statuses['/broken'] = 204;
		const enable = { params: { subscriptionId: broken.id } };
		expect(await kit.client.call('enableSubscription', enable)).toMatchObject({ disabledAt: null, failingSince: null });
		await replay();
		await eventually('the replay', async () => (await deliveriesOf(kit, broken, 'delivered'))[0]);
	});
});
