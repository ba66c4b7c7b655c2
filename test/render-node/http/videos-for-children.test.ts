import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetSchema, type Production } from '@showrunner/contract';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => void (kit = await startServiceKit()));
afterAll(async () => kit.stop());

async function upload(type = 'video/mp4'): Promise<string> {
	const headers = { 'content-type': type };
	const response = await kit.fetch('/v1/assets?name=a', { method: 'POST', headers, body: randomUUID() });
	return assetSchema.parse(await response.json()).id;
}
const start = (madeForKids = true) =>
	kit.client.call('startProduction', { body: { locale: 'en', madeForKids }, idempotencyKey: randomUUID() });
const complete = ({ id }: Production, ...assetIds: string[]) =>
	kit.client.call('completeProduction', {
		params: { productionId: id },
		body: { assets: assetIds.map((assetId, index) => ({ role: `video-${index}`, assetId })) },
	});
const verify = (body: Parameters<typeof kit.client.call<'verifyEvidence'>>[1]['body']) =>
	kit.client.call('verifyEvidence', { body });
async function decide({ id: productionId }: Production, assetIds: string[], decision: 'approved' | 'rejected') {
	const body = { title: 'Fit for children?', productionId, assets: assetIds.map((assetId) => ({ assetId })) };
	const review = await kit.client.call('requestReview', { body, idempotencyKey: randomUUID() });
	await kit.client.call('decideReview', { params: { reviewId: review.id }, body: { decision } });
}

describe('a production for children', () => {
	it('is completed only once a person approved what children see, and names all that lacks it', async () => {
		const production = await start();
		const [video, thumbnail, captions] = [await upload(), await upload('image/png'), await upload('text/vtt')];
		await expect(complete(production, video, captions, thumbnail)).rejects.toMatchObject({
			problem: {
				...{ status: 422, type: 'moderation-missing', field: 'assets[0].assetId', detail: video },
				fix: expect.stringContaining('review of this production'),
				errors: [{ pointer: '/assets/0/assetId' }, { pointer: '/assets/2/assetId' }],
			},
		});
		await decide(production, [video], 'approved');
		await expect(complete(production, video, thumbnail)).rejects.toMatchObject({
			problem: { type: 'moderation-missing', detail: thumbnail },
		});
		await decide(production, [video, thumbnail], 'approved');
		expect(await complete(production, video, captions, thumbnail)).toMatchObject({ state: 'completed' });
		expect(await verify({ productionId: production.id })).toMatchObject({ ready: true, missing: [] });
	});

	it('does not go out when it was approved for another production, by time, or rejected since', async () => {
		const [production, other] = [await start(), await start()];
		const video = await upload();
		const assets = [{ role: 'video', assetId: video }];
		const check = { productionId: production.id, assets };
		await decide(other, [video], 'approved');
		expect(await verify(check)).toMatchObject({ ready: false, missing: [{ code: 'kids-unmoderated', role: 'video' }] });
		const body = { title: 'T', productionId: production.id, assets: [{ assetId: video }] };
		const soon = { ...body, expiresInMs: 1_000, onExpiry: 'approve' as const };
		const timed = await kit.client.call('requestReview', { body: soon, idempotencyKey: randomUUID() });
		const query = { waitMs: 20_000 };
		const expired = await kit.client.call('getReview', { params: { reviewId: timed.id }, query });
		expect(expired).toMatchObject({ state: 'approved', decidedBy: null });
		expect((await verify(check)).ready).toBe(false);
		await decide(production, [video], 'approved');
		expect((await verify(check)).ready).toBe(true);
		await decide(production, [video], 'rejected');
		expect((await verify(check)).missing).toMatchObject([{ code: 'kids-unmoderated', assetId: video }]);
	});

	it('may go out by the evidence of a check by machine, as long as it passed', async () => {
		const production = await start();
		const video = await upload();
		const check = { productionId: production.id, assets: [{ role: 'video', assetId: video }] };
		const record = (verdict: 'passed' | 'rejected') =>
			kit.client.call('recordEvidence', {
				params: { assetId: video },
				body: {
					...{ sourceKind: 'own-recording', licence: 'own work' },
					moderation: { verdict, by: 'a classifier 1.0', policy: 'kids' },
				},
			});
		await record('rejected');
		expect((await verify(check)).ready).toBe(false);
		await record('passed');
		expect((await verify(check)).ready).toBe(true);
		const path = `/v1/assets/${video}/evidence`;
		const body = JSON.stringify({ sourceKind: 'stock', licence: 'x', moderation: { verdict: 'fine', by: 'me' } });
		const wrong = await kit.fetch(path, { method: 'POST', body });
		expect(await wrong.json()).toMatchObject({ status: 422, field: 'moderation.verdict' });
	});

	it('is asked about only where it is one, and where the policy does not say otherwise', async () => {
		const [grown, kids] = [await start(false), await start()];
		const video = await upload();
		const assets = [{ role: 'video', assetId: video }];
		expect((await complete(grown, video)).state).toBe('completed');
		expect((await verify({ assets })).ready).toBe(true);
		expect((await verify({ productionId: kids.id, assets })).ready).toBe(false);
		expect((await verify({ productionId: kids.id, assets, policy: { kidsModeration: false } })).ready).toBe(true);
		const params = { productionId: grown.id };
		await kit.client.call('updateProduction', { params, body: { madeForKids: true } });
		expect((await verify(params)).missing).toMatchObject([{ code: 'kids-unmoderated', assetId: video }]);
	});
});
