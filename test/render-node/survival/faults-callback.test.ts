import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpCaller } from '../../../render-node/src/adapters/webhooks/http-caller.js';
import { deliver } from '../../../render-node/src/application/webhooks/deliver.js';
import { enqueueDelivery } from '../../../render-node/src/application/webhooks/enqueue-delivery.js';
import { replayDelivery } from '../../../render-node/src/application/webhooks/replay-deliveries.js';
import type { KeyRing } from '../../../render-node/src/domain/access/key-ring.js';
import type { DeliveryRecord } from '../../../render-node/src/domain/callbacks/delivery-record.js';
import { noTracer } from '../../../render-node/src/domain/tracing/tracer.js';
import { startReceiver, type Receiver } from '../../kits/receiver.js';
import { silentLog } from '../../kits/silent-log.js';
import { openTimedBooks, type TimedBooks } from '../../kits/timed-books.js';

const [hour, day] = [3_600_000, 86_400_000];
const keyHash = 'a'.repeat(64);
const caller = createHttpCaller(silentLog());
const metrics = {
	jobEnded: () => undefined,
	jobClaimed: () => undefined,
	deliveryTried: () => undefined,
	videoEncoded: () => undefined,
	purchaseClaimed: () => undefined,
};
const keys: KeyRing = { judge: async () => ({ refused: 'unknown' }), signersFor: async () => [keyHash] };
let books: TimedBooks;
let receiver: Receiver;
let isDown = true;
beforeAll(async () => {
	books = await openTimedBooks();
	receiver = await startReceiver(() => ({ status: isDown ? 503 : 204 }));
});
beforeEach(() => {
	books.atNoon();
	isDown = true;
});
afterAll(async () => {
	await receiver.stop();
	await caller.close();
	await books.stop();
});

const deps = () => ({ ...books.deps, caller, metrics, keys, tracer: noTracer });
const find = async (id: string): Promise<DeliveryRecord> => {
	const found = await books.deps.store.deliveries.find(id);
	if (!found) throw new Error('The webhook is gone');
	return found;
};
async function owed(): Promise<string> {
	const body = JSON.stringify({ type: 'job-completed', data: { mark: randomUUID() } });
	const url = receiver.url(`/${randomUUID()}`);
	return books.deps.store.transaction(async (inside) => {
		await enqueueDelivery(
			inside,
			{ batchId: null, subscriptionId: null, url, apiKeyHash: keyHash, body },
			books.deps.clock.now(),
		);
		const { items } = await inside.deliveries.list({}, { limit: 100, after: null });
		return items.find((delivery) => delivery.url === url)?.id ?? '';
	});
}
/** Tries as the queue would, each time after the delay that the queue was given; until `ms` have passed or it ended. */
async function tryFor(id: string, ms: number): Promise<DeliveryRecord> {
	const until = books.deps.clock.now().getTime() + ms;
	for (;;) {
		const delivery = await find(id);
		if (delivery.ticketId === null) return delivery;
		books.pass(await books.delayOf(delivery.ticketId));
		if (books.deps.clock.now().getTime() > until) return delivery;
		await deliver(deps(), id, delivery.ticketId);
	}
}
const callsOf = ({ id }: DeliveryRecord) => receiver.received.filter(({ headers }) => headers['webhook-id'] === id);

describe('a receiver that is down', () => {
	it('for an hour is called again about each minute, and has its call within the next one', async () => {
		const id = await owed();
		const waiting = await tryFor(id, hour);
		expect(waiting).toMatchObject({ deliveredAt: null, gaveUpAt: null, lastAnswer: '503' });
		expect(waiting.attempts).toBeGreaterThan(60);
		expect(waiting.attempts).toBeLessThan(70);
		isDown = false;
		const delivered = await tryFor(id, 61_000);
		expect(delivered).toMatchObject({ lastAnswer: '204', gaveUpAt: null, deliveredAt: books.deps.clock.now() });
		const calls = callsOf(delivered);
		expect(calls).toHaveLength(waiting.attempts + 1);
		expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
	});

	it('for a day is given up, is kept, and has its call when somebody says so', async () => {
		const id = await owed();
		await tryFor(id, 10_000);
		books.pass(day);
		const dead = await tryFor(id, hour);
		expect(dead).toMatchObject({ gaveUpFor: 'too-old', deliveredAt: null, ticketId: null });
		expect(dead.body).not.toBeNull();
		isDown = false;
		expect(await replayDelivery(books.deps, id, 'test')).toMatchObject({ state: 'pending', attempts: 0 });
		expect(await tryFor(id, 1_000)).toMatchObject({ lastAnswer: '204', gaveUpAt: null });
		const calls = callsOf(dead);
		expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
		await expect(replayDelivery(books.deps, id, 'test')).rejects.toMatchObject({
			problem: { type: 'delivery-delivered' },
		});
	});

	it('is not given up for a clock that is an hour back', async () => {
		const id = await owed();
		books.pass(-hour);
		expect(await tryFor(id, 10_000)).toMatchObject({ gaveUpAt: null, deliveredAt: null });
		isDown = false;
		expect((await tryFor(id, hour)).deliveredAt).not.toBeNull();
	});
});
