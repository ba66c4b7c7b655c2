import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewApiKey } from '@showrunner/contract';
import { Webhook } from 'standardwebhooks';
import { isSigned } from '../../../../nodes/shared/webhook/verify-signature.js';
import { webhookSecret } from '../../../../nodes/shared/webhook/webhook-secret.js';
import { fetchWith, newKey, postJson } from '../../../kits/access.js';
import { eventually } from '../../../kits/patience.js';
import { startReceiver, type Received, type Receiver } from '../../../kits/receiver.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';

let kit: ServiceKit;
let receiver: Receiver;
beforeAll(async () => {
	receiver = await startReceiver(() => ({ status: 204 }));
	kit = await startServiceKit();
});
afterAll(async () => {
	await kit.stop();
	await receiver.stop();
});

/** As the contract words it. */
const secretOf = (key: string) =>
	createHmac('sha256', createHash('sha256').update(key).digest()).update('showrunner/webhook/v1').digest('base64');

function verifies({ body, headers }: Received, key: string): boolean {
	try {
		new Webhook(secretOf(key)).verify(body, headers);
		return true;
	} catch {
		return false;
	}
}

const subscribe = async (key: string, path: string) => {
	const body = { url: receiver.url(path), events: ['production-completed'] };
	expect((await fetchWith(kit, key, '/v1/subscriptions', postJson(body))).status).toBe(201);
};

let count = 0;
/** Makes an event happen and gives what came of it. */
async function nextEvent(path: string): Promise<Received> {
	const at = () => receiver.received.filter((one) => one.path === path);
	const before = at().length;
	await publish();
	return eventually('the event', async () => at()[before]);
}
async function publish(): Promise<void> {
	const production = await kit.client.call('startProduction', {
		body: { locale: 'en' },
		idempotencyKey: `rotated-${++count}`,
	});
	await kit.client.call('completeProduction', { params: { productionId: production.id }, body: {} });
}
const rotate = ({ id }: NewApiKey) =>
	kit.client.call('rotateApiKey', { params: { keyId: id }, body: { overlapMs: 3_600_000 } });

describe('a webhook', () => {
	it('is signed with the old key and the new one while both are valid, and then with the new one alone', async () => {
		const old = await newKey(kit);
		await subscribe(old.secret, '/rotated');
		const before = await nextEvent('/rotated');
		expect(before.headers['webhook-signature']?.split(' ')).toHaveLength(1);
		expect(verifies(before, old.secret)).toBe(true);

		const made = await rotate(old);
		const during = await nextEvent('/rotated');
		expect(during.headers['webhook-signature']?.split(' ')).toHaveLength(2);
		expect([verifies(during, old.secret), verifies(during, made.secret)]).toEqual([true, true]);
		expect(verifies(during, 'another-key-of-sixteen')).toBe(false);

		await kit.client.call('revokeApiKey', { params: { keyId: old.id } });
		const after = await nextEvent('/rotated');
		expect([verifies(after, old.secret), verifies(after, made.secret)]).toEqual([false, true]);
	});

	it('is taken by the nodes with either key', async () => {
		const old = await newKey(kit);
		await subscribe(old.secret, '/node');
		const made = await rotate(old);
		const { headers, body } = await nextEvent('/node');
		const message = { headers, rawBody: Buffer.from(body) };
		for (const key of [old.secret, made.secret]) expect(isSigned(message, webhookSecret(key), Date.now())).toBe(true);
		expect(isSigned(message, webhookSecret('another-key-of-sixteen'), Date.now())).toBe(false);
	});

	it('of a key that was revoked without a successor is not sent, but given up', async () => {
		const key = await newKey(kit);
		await subscribe(key.secret, '/revoked');
		await kit.client.call('revokeApiKey', { params: { keyId: key.id } });
		await publish();
		const givenUp = await eventually('the end', async () => {
			const { items } = await kit.client.call('getDeliveries', { query: { state: 'given-up' } });
			return items.find(({ address }) => address.endsWith('/revoked'));
		});
		expect(givenUp).toMatchObject({ reason: 'key-gone', attempts: 1 });
		expect(receiver.received.filter(({ path }) => path === '/revoked')).toEqual([]);
	});
});
