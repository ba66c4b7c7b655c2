import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordEvidenceRequest } from '@showrunner/contract';
import { startEvidenceService, type EvidenceService } from '../../kits/evidence-service.js';

let kit: EvidenceService;
beforeAll(async () => void (kit = await startEvidenceService()));
afterAll(async () => kit.stop());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('evidence of an asset', () => {
	it('is recorded with all that is known, listed newest first, and sealed in a moment', async () => {
		const photo = await kit.upload('photo.jpg');
		const bill = await kit.upload('bill.pdf');
		const entry = await kit.record(photo.id, {
			...{ sourceKind: 'stock', provider: 'Photo Library', plan: 'Pro', licence: 'Library licence 2026' },
			...{ licenceId: 'LL-77', licenceUrl: 'https://library.test/licence', licenceTextHash: sha256('terms') },
			...{ commercialUse: 'allowed', territories: ['DE', 'US'], licenceExpiresAt: '2030-01-01T00:00:00Z' },
			...{ author: 'Ann Lee', creditLine: 'Photo: Ann Lee', obtainedAt: '2026-01-02T00:00:00Z' },
			receipt: { assetId: bill.id, amountMicros: 4_990_000, currency: 'EUR' },
		});
		expect(entry).toMatchObject({
			assetId: photo.id,
			evidence: { origin: 'uploaded', source: 'Photo Library', licenceId: 'LL-77', plan: 'Pro' },
			erasedAt: null,
		});
		const entries = await kit.sealed(photo.id);
		expect(entries.map(({ evidence }) => evidence?.source)).toEqual(['Photo Library', 'upload']);
		expect(entries[0]?.seal).toMatchObject({
			sequence: expect.any(Number),
			hash: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		const first = await kit.list(photo.id, { limit: 1 });
		const second = await kit.list(photo.id, { limit: 1, cursor: first.nextCursor ?? '' });
		expect([...first.items, ...second.items]).toEqual(entries);
		expect(second.nextCursor).toBeNull();
		const shown = await kit.client.call('getAsset', { params: { assetId: photo.id } });
		expect(shown.evidence).toHaveLength(2);
	});

	it('is one record however often it comes, with a key and without', async () => {
		const { id } = await kit.upload('once');
		const entry = await kit.record(id, { author: 'Bo' }, 'k');
		expect((await kit.record(id, { author: 'Bo' }, 'k')).id).toBe(entry.id);
		expect((await kit.record(id, { author: 'Bo' })).id).toBe(entry.id);
		await expect(kit.record(id, { author: 'Cy' }, 'k')).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused' },
		});
		expect((await kit.list(id)).items).toHaveLength(2);
	});

	it.each<[string, Partial<RecordEvidenceRequest>, object]>([
		['no licence', { licence: '' }, { type: 'input-invalid', field: 'licence' }],
		['a receipt that names nothing', { receipt: {} }, { field: 'receipt' }],
		['a place that is no country', { territories: ['Germany'] }, { field: 'territories[0]' }],
		['an address of another kind', { licenceUrl: 'javascript:alert(1)' }, { field: 'licenceUrl' }],
		['a hash that is none', { licenceTextHash: 'abc' }, { field: 'licenceTextHash' }],
		['a member that nobody knows', { surprise: 1 } as object, { status: 422 }],
		['text that is bytes', { author: 'a\u0000b' }, { type: 'text-unprintable', field: 'author' }],
		['a source that is not in the store', { madeFrom: ['d'.repeat(64)] }, { field: 'madeFrom[0]', status: 422 }],
		['a receipt that is not', { receipt: { assetId: 'd'.repeat(64) } }, { field: 'receipt.assetId' }],
	])('refuses %s', async (_, body, problem) => {
		const { id } = await kit.upload('refusing');
		await expect(kit.record(id, body)).rejects.toMatchObject({ problem });
		expect((await kit.list(id)).items).toHaveLength(1);
	});

	it('belongs to assets that exist, and outlives them', async () => {
		const missing = { problem: { type: 'asset-not-found', status: 404 } };
		await expect(kit.record('e'.repeat(64), {})).rejects.toMatchObject(missing);
		await expect(kit.list('e'.repeat(64))).rejects.toMatchObject(missing);
		const { id } = await kit.upload('to be deleted');
		await kit.client.call('deleteAsset', { params: { assetId: id } });
		expect((await kit.list(id)).items).toHaveLength(1);
	});

	it('can be erased, and the chain verifies', async () => {
		const { id } = await kit.upload('with a person');
		const { id: entryId } = await kit.record(id, { author: 'Jane Roe' });
		const params = { assetId: id, entryId };
		const erased = await kit.client.call('eraseEvidence', { params, body: { reason: 'asked for' } });
		expect(erased).toMatchObject({ id: entryId, evidence: null, erasedAt: expect.any(String) });
		const chain = await kit.client.call('verifyEvidenceChain', { body: {} });
		expect(chain).toMatchObject({ whole: true, erased: 1, faults: [] });
		expect(await kit.client.call('getEvidenceChain', {})).toMatchObject({
			length: chain.length,
			headHash: chain.headHash,
		});
		const noted = { length: chain.length, headHash: chain.headHash };
		expect(await kit.client.call('verifyEvidenceChain', { body: { noted } })).toMatchObject({ whole: true });
		const wrong = { length: chain.length, headHash: 'a'.repeat(64) };
		expect(await kit.client.call('verifyEvidenceChain', { body: { noted: wrong } })).toMatchObject({
			whole: false,
			faults: [{ code: 'noted-head-missing' }],
		});
	});
});

describe('the check before publishing', () => {
	const verify = (body: Parameters<typeof kit.client.call<'verifyEvidence'>>[1]['body']) =>
		kit.client.call('verifyEvidence', { body });

	it('lists all that is missing with asset, role, reason and the way out', async () => {
		const clip = await kit.upload('clip.mp4');
		await kit.record(clip.id, { sourceKind: 'licensed', licence: 'Some terms' });
		const video = await kit.upload('made.mp4');
		await kit.record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [clip.id] });
		const assets = [{ role: 'video-9x16', assetId: video.id }];
		const check = await verify({ assets });
		expect(check).toMatchObject({ ready: false, checkedAssets: 2, aiGenerated: false });
		expect(check.missing.map(({ code, assetId, role, usedIn }) => [code, assetId, role, usedIn])).toEqual([
			['commercial-use-unclear', clip.id, 'source', ['video-9x16']],
			['receipt-missing', clip.id, 'source', ['video-9x16']],
		]);
		await kit.record(clip.id, {
			sourceKind: 'licensed',
			licence: 'L 1',
			commercialUse: 'allowed',
			receipt: { number: '7' },
		});
		expect(await verify({ assets })).toMatchObject({ ready: true, missing: [] });
		const production = await kit.start('checked');
		await kit.complete(production, assets);
		expect(await verify({ productionId: production.id })).toMatchObject({ ready: true, checkedAssets: 2 });
	});

	it('asks for the disclosure of what a model made', async () => {
		const { id } = await kit.upload('generated.png');
		await kit.record(id, { sourceKind: 'generated', licence: 'Vendor terms', commercialUse: 'allowed', model: 'm' });
		const assets = [{ role: 'video', assetId: id }];
		expect(await verify({ assets })).toMatchObject({
			ready: false,
			aiGenerated: true,
			missing: [{ code: 'ai-undisclosed' }],
		});
		expect(await verify({ assets, aiDisclosed: true })).toMatchObject({ ready: true });
	});

	it('refuses to check nothing', async () => {
		const production = await kit.start('empty');
		await expect(verify({ productionId: production.id })).rejects.toMatchObject({
			problem: { type: 'nothing-to-verify' },
		});
		await expect(verify({})).rejects.toMatchObject({ problem: { field: 'assets', status: 422 } });
		await expect(verify({ productionId: 'f'.repeat(8) + '-0000-4000-8000-000000000000' })).rejects.toMatchObject({
			problem: { status: 404 },
		});
	});

	it('keeps a production from being completed and tells everything at once', async () => {
		const source = await kit.upload('source to be lost');
		const video = await kit.upload('video of it');
		await kit.record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [source.id] });
		await kit.client.call('deleteAsset', { params: { assetId: source.id } });
		const production = await kit.start('unproven');
		const assets = [
			{ role: 'video', assetId: video.id },
			{ role: 'thumbnail', assetId: 'c'.repeat(64) },
		];
		await expect(kit.complete(production, assets)).rejects.toMatchObject({
			problem: {
				...{ type: 'evidence-missing', status: 422, field: 'assets[1].assetId', fix: expect.any(String) },
				errors: [
					{ pointer: '/assets/1/assetId', message: expect.stringContaining('not in the store') },
					{ pointer: '/assets/0/assetId', message: expect.stringContaining(source.id) },
				],
			},
		});
	});
});
