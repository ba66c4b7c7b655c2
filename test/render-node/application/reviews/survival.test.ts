import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewsDecidedEventSchema, type Review } from '@showrunner/contract';
import { buildService, crashingService } from '../../../kits/crashing-service.js';
import { eventually } from '../../../kits/patience.js';
import { startReceiver, type Receiver } from '../../../kits/receiver.js';

const service = crashingService();
let receiver: Receiver;
let isAway = true;

beforeAll(async () => {
	receiver = await startReceiver(() => ({ status: isAway ? 503 : 200 }));
	buildService();
	await service.start();
});
afterAll(async () => {
	await service.terminate();
	service.remove();
	await receiver.stop();
});

const request = (name: string, more: object = {}) =>
	service.client.call('requestReview', {
		body: { title: name, text: 'Words', callback: { url: receiver.url(`/${name}`) }, ...more },
		idempotencyKey: randomUUID(),
	});
const get = ({ id }: Review) => service.client.call('getReview', { params: { reviewId: id } });
const toldAt = (name: string) =>
	receiver.received
		.filter(({ path }) => path === `/${name}`)
		.map(({ body }) => reviewsDecidedEventSchema.parse(JSON.parse(body)).data.reviews[0]?.state);

describe('kill -9', () => {
	it('loses no decision that was acknowledged, nor the call that it owes', async () => {
		const names = ['a', 'b', 'c', 'd'];
		const reviews: Review[] = [];
		for (const name of names) {
			const review = await request(name);
			reviews.push(review);
			const params = { reviewId: review.id };
			await service.client.call('decideReview', { params, body: { decision: 'rejected', decidedBy: 'maya' } });
			await service.kill();
			await service.start();
		}
		const late = await request('late', { expiresInMs: 1_000, onExpiry: 'approve' });
		await service.kill();
		await service.start();
		for (const review of reviews) expect(await get(review)).toMatchObject({ state: 'rejected', decidedBy: 'maya' });
		isAway = false;
		const before = receiver.received.length;
		await eventually('the end by time', async () => (await get(late)).state === 'approved');
		for (const name of [...names, 'late'])
			await eventually(`the call for ${name}`, async () =>
				receiver.received.slice(before).some(({ path }) => path === `/${name}`),
			);
		for (const name of names) expect(new Set(toldAt(name))).toEqual(new Set(['rejected']));
		expect(new Set(toldAt('late'))).toEqual(new Set(['approved']));
		const ids = receiver.received.filter(({ path }) => path === '/a').map(({ headers }) => headers['webhook-id']);
		expect(new Set(ids).size).toBe(1);
	}, 900_000);
});
