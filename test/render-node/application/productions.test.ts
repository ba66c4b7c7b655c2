import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assetSchema, type Production } from '@showrunner/contract';
import { inputInvalid } from '../../../render-node/src/domain/refusal.js';
import { emptyResult, testHandler } from '../../kits/idle-handlers.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	const card = testHandler('image.card', async ({ scenes: [scene] }) => {
		if (scene?.text === 'fail') throw inputInvalid('no', 'No');
		return emptyResult('image.card');
	});
	const sound = testHandler('thumbnail.compose', async ({ title, backgroundAssetId }, { assets }) => {
		const madeFrom = backgroundAssetId === undefined ? [] : [backgroundAssetId];
		const evidence = {
			origin: 'rendered',
			source: 'test 1',
			licence: 'own work',
			prompt: title,
			seed: 7,
			madeFrom,
		} as const;
		const { id } = await assets.putBytes(Buffer.from(title), {
			name: `${title}.jpg`,
			mediaType: 'image/jpeg',
			evidence: { ...evidence, madeFrom },
		});
		return { assetId: id, width: 1, height: 1, warnings: [] };
	});
	kit = await startServiceKit({ handlers: [card, sound] });
});
afterAll(async () => kit.stop());

const start = (key: string, body = {}) =>
	kit.client.call('startProduction', { body: { locale: 'en', ...body }, idempotencyKey: key });
const get = ({ id }: Production) => kit.client.call('getProduction', { params: { productionId: id } });
const complete = ({ id }: Production, assets: { role: string; assetId: string }[]) =>
	kit.client.call('completeProduction', { params: { productionId: id }, body: { assets } });

async function step(production: Production, name: string, text: string) {
	const input = { scenes: [{ id: 'a', text }], aspectRatios: ['9:16'], locale: 'en' };
	const job = await kit.client.call('createJob', {
		body: { kind: 'image.card', input, productionId: production.id, step: name },
	});
	return kit.client.call('getJob', { params: { jobId: job.id }, query: { waitMs: 10_000 } });
}
async function thumbnail(title: string, backgroundAssetId?: string): Promise<string> {
	const input = { title, locale: 'en', ...(backgroundAssetId !== undefined && { backgroundAssetId }) };
	const job = await kit.client.call('createJob', { body: { kind: 'thumbnail.compose', input } });
	const done = await kit.client.call('getJob', { params: { jobId: job.id }, query: { waitMs: 10_000 } });
	return (done.result as { assetId: string }).assetId;
}

describe('a production', () => {
	it('is one however often its key starts it', async () => {
		const [first, second] = await Promise.all([start('a', { title: 'A' }), start('a', { title: 'A' })]);
		expect(second).toEqual(first);
		expect(first).toMatchObject({
			idempotencyKey: 'a',
			title: 'A',
			channel: null,
			locale: 'en',
			state: 'running',
			steps: [],
			assets: [],
		});
		await expect(start('a', { title: 'B' })).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused', status: 422 },
		});
	});

	it('shows the newest job of each step', async () => {
		const production = await start('steps');
		const failed = await step(production, 'images', 'fail');
		await step(production, 'speech', 'fine');
		expect((await get(production)).steps).toMatchObject([
			{ name: 'images', state: 'failed', jobId: failed.id, problem: { type: 'no' } },
			{ name: 'speech', state: 'succeeded' },
		]);
		const cached = await step(production, 'images', 'fine');
		expect((await get(production)).steps).toMatchObject([
			{ name: 'images', state: 'succeeded', jobId: cached.id, cached: true },
			{ name: 'speech' },
		]);
		const jobs = await kit.client.call('getJobs', { query: { productionId: production.id } });
		expect(jobs.items).toHaveLength(3);
	});

	it('can be renamed and moved to another channel', async () => {
		const { id } = await start('rename');
		const update = (body: object) => kit.client.call('updateProduction', { params: { productionId: id }, body });
		expect(await update({ title: 'New', channel: 'main', locale: 'ar' })).toMatchObject({
			title: 'New',
			channel: 'main',
			locale: 'ar',
		});
		expect(await update({ channel: null })).toMatchObject({ title: 'New', channel: null });
		const found = await kit.client.call('getProductions', { query: { idempotencyKey: 'rename' } });
		expect(found.items).toMatchObject([{ id, title: 'New' }]);
	});

	it('runs again after a failure when its key starts it again', async () => {
		const production = await start('again');
		const failed = await kit.client.call('failProduction', {
			params: { productionId: production.id },
			body: { reason: 'The disk was full' },
		});
		expect(failed).toMatchObject({ state: 'failed', problem: { title: 'The disk was full' } });
		const params = { productionId: production.id };
		expect(await kit.client.call('failProduction', { params, body: { reason: 'The disk was full' } })).toEqual(failed);
		expect(await start('again')).toMatchObject({ id: production.id, state: 'running', problem: null });
	});

	it('shows what proves the right to use all that it was made from', async () => {
		const production = await start('proof');
		const response = await kit.fetch('/v1/assets?name=notes.txt', {
			method: 'POST',
			headers: { 'content-type': 'text/plain' },
			body: 'notes',
		});
		const notes = assetSchema.parse(await response.json());
		const background = await thumbnail('Background', notes.id);
		const final = await thumbnail('Final', background);
		const done = await complete(production, [{ role: 'thumbnail', assetId: final }]);
		expect(done).toMatchObject({
			state: 'completed',
			assets: [{ role: 'thumbnail', assetId: final }],
			completedAt: expect.any(String),
		});
		// As after an answer that was lost on its way.
		expect(await complete(production, [{ role: 'thumbnail', assetId: final }])).toEqual(done);
		const report = await kit.client.call('getEvidence', { params: { productionId: production.id } });
		expect(report.assets.map(({ role, asset }) => [role, asset.id])).toEqual([
			['thumbnail', final],
			['source', background],
			['source', notes.id],
		]);
		expect(report.assets[0]?.asset.evidence).toMatchObject([
			{ origin: 'rendered', source: 'test 1', licence: 'own work', prompt: 'Final', seed: 7, madeFrom: [background] },
		]);
		for (const assetId of [final, background, notes.id]) {
			await expect(kit.client.call('deleteAsset', { params: { assetId } })).rejects.toMatchObject({
				problem: { status: 409, type: 'asset-in-use', detail: production.id },
			});
		}
		await expect(
			kit.client.call('failProduction', { params: { productionId: production.id }, body: { reason: 'late' } }),
		).rejects.toMatchObject({ problem: { status: 409 } });
	});

	it('is not complete with an asset that nobody knows', async () => {
		const production = await start('unproven');
		const assets = [{ role: 'video', assetId: 'c'.repeat(64) }];
		await expect(complete(production, assets)).rejects.toMatchObject({
			problem: { status: 422, type: 'evidence-missing', field: 'assets[0].assetId' },
		});
		expect(await get(production)).toMatchObject({ state: 'running', assets: [] });
	});
});

describe('productions', () => {
	it('are listed newest first by state and channel', async () => {
		await start('l1', { channel: 'list' });
		await start('l2', { channel: 'list' });
		await start('l3', { channel: 'list' });
		const first = await kit.client.call('getProductions', { query: { channel: 'list', state: 'running', limit: 2 } });
		expect(first.items.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['l3', 'l2']);
		const second = await kit.client.call('getProductions', {
			query: { channel: 'list', limit: 2, cursor: first.nextCursor ?? '' },
		});
		expect(second).toMatchObject({ items: [{ idempotencyKey: 'l1' }], nextCursor: null });
	});
});
