import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
	assetSchema,
	evidenceEntrySchema,
	type Asset,
	type EvidenceEntry,
	type Production,
	type RecordEvidenceRequest,
} from '@showrunner/contract';
import { canonicalJson } from '../../../render-node/src/domain/jobs/canonical-json.js';
import { eventually } from '../../kits/patience.js';
import { readZip } from '../../kits/read-zip.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => void (kit = await startServiceKit()));
afterAll(async () => kit.stop());

async function upload(name: string, text = name): Promise<Asset> {
	const response = await kit.fetch(`/v1/assets?name=${encodeURIComponent(name)}`, { method: 'POST', body: text });
	return assetSchema.parse(await response.json());
}
const record = (assetId: string, body: Partial<RecordEvidenceRequest>, idempotencyKey?: string) =>
	kit.client.call('recordEvidence', {
		params: { assetId },
		body: { sourceKind: 'own-recording', licence: 'own work', ...body },
		...(idempotencyKey !== undefined && { idempotencyKey }),
	});
const list = (assetId: string, query = {}) => kit.client.call('getAssetEvidence', { params: { assetId }, query });
const sealed = async (assetId: string): Promise<EvidenceEntry[]> => {
	await eventually('the seal', async () => (await list(assetId)).items.every(({ seal }) => seal !== null));
	return (await list(assetId)).items;
};
const started = (title: string) =>
	kit.client.call('startProduction', { body: { locale: 'en', title }, idempotencyKey: title });
const complete = ({ id }: Production, assets: { role: string; assetId: string }[]) =>
	kit.client.call('completeProduction', { params: { productionId: id }, body: { assets } });
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('evidence of an asset', () => {
	it('is recorded with all that is known, listed newest first, and sealed in a moment', async () => {
		const photo = await upload('photo.jpg');
		const bill = await upload('bill.pdf');
		const entry = await record(photo.id, {
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
		const entries = await sealed(photo.id);
		expect(entries.map(({ evidence }) => evidence?.source)).toEqual(['Photo Library', 'upload']);
		expect(entries[0]?.seal).toMatchObject({
			sequence: expect.any(Number),
			hash: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		const first = await list(photo.id, { limit: 1 });
		const second = await list(photo.id, { limit: 1, cursor: first.nextCursor ?? '' });
		expect([...first.items, ...second.items]).toEqual(entries);
		expect(second.nextCursor).toBeNull();
		const shown = await kit.client.call('getAsset', { params: { assetId: photo.id } });
		expect(shown.evidence).toHaveLength(2);
	});

	it('is one record however often it comes, with a key and without', async () => {
		const { id } = await upload('once');
		const entry = await record(id, { author: 'Bo' }, 'k');
		expect((await record(id, { author: 'Bo' }, 'k')).id).toBe(entry.id);
		expect((await record(id, { author: 'Bo' })).id).toBe(entry.id);
		await expect(record(id, { author: 'Cy' }, 'k')).rejects.toMatchObject({
			problem: { type: 'idempotency-key-reused' },
		});
		expect((await list(id)).items).toHaveLength(2);
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
		const { id } = await upload('refusing');
		await expect(record(id, body)).rejects.toMatchObject({ problem });
		expect((await list(id)).items).toHaveLength(1);
	});

	it('belongs to assets that exist, and outlives them', async () => {
		const missing = { problem: { type: 'asset-not-found', status: 404 } };
		await expect(record('e'.repeat(64), {})).rejects.toMatchObject(missing);
		await expect(list('e'.repeat(64))).rejects.toMatchObject(missing);
		const { id } = await upload('to be deleted');
		await kit.client.call('deleteAsset', { params: { assetId: id } });
		expect((await list(id)).items).toHaveLength(1);
	});

	it('can be erased, and the chain verifies', async () => {
		const { id } = await upload('with a person');
		const { id: entryId } = await record(id, { author: 'Jane Roe' });
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
		const clip = await upload('clip.mp4');
		await record(clip.id, { sourceKind: 'licensed', licence: 'Some terms' });
		const video = await upload('made.mp4');
		await record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [clip.id] });
		const assets = [{ role: 'video-9x16', assetId: video.id }];
		const check = await verify({ assets });
		expect(check).toMatchObject({ ready: false, checkedAssets: 2, aiGenerated: false });
		expect(check.missing.map(({ code, assetId, role, usedIn }) => [code, assetId, role, usedIn])).toEqual([
			['commercial-use-unclear', clip.id, 'source', ['video-9x16']],
			['receipt-missing', clip.id, 'source', ['video-9x16']],
		]);
		await record(clip.id, {
			sourceKind: 'licensed',
			licence: 'L 1',
			commercialUse: 'allowed',
			receipt: { number: '7' },
		});
		expect(await verify({ assets })).toMatchObject({ ready: true, missing: [] });
		const production = await started('checked');
		await complete(production, assets);
		expect(await verify({ productionId: production.id })).toMatchObject({ ready: true, checkedAssets: 2 });
	});

	it('asks for the disclosure of what a model made', async () => {
		const { id } = await upload('generated.png');
		await record(id, { sourceKind: 'generated', licence: 'Vendor terms', commercialUse: 'allowed', model: 'm' });
		const assets = [{ role: 'video', assetId: id }];
		expect(await verify({ assets })).toMatchObject({
			ready: false,
			aiGenerated: true,
			missing: [{ code: 'ai-undisclosed' }],
		});
		expect(await verify({ assets, aiDisclosed: true })).toMatchObject({ ready: true });
	});

	it('refuses to check nothing', async () => {
		const production = await started('empty');
		await expect(verify({ productionId: production.id })).rejects.toMatchObject({
			problem: { type: 'nothing-to-verify' },
		});
		await expect(verify({})).rejects.toMatchObject({ problem: { field: 'assets', status: 422 } });
		await expect(verify({ productionId: 'f'.repeat(8) + '-0000-4000-8000-000000000000' })).rejects.toMatchObject({
			problem: { status: 404 },
		});
	});

	it('keeps a production from being completed and tells everything at once', async () => {
		const source = await upload('source to be lost');
		const video = await upload('video of it');
		await record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [source.id] });
		await kit.client.call('deleteAsset', { params: { assetId: source.id } });
		const production = await started('unproven');
		const assets = [
			{ role: 'video', assetId: video.id },
			{ role: 'thumbnail', assetId: 'c'.repeat(64) },
		];
		await expect(complete(production, assets)).rejects.toMatchObject({
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

describe('the evidence of a production', () => {
	let production: Production;
	let photo: Asset;
	let video: Asset;
	beforeAll(async () => {
		photo = await upload('фото "1".jpg', '<photo>');
		const bill = await upload('bill: 1?.pdf', 'the bill');
		const terms = await upload('terms.txt', 'the terms');
		await record(photo.id, {
			...{ sourceKind: 'stock', provider: 'Library', licence: 'CC-BY-4.0', author: 'Ann <b>Lee</b>' },
			...{
				sourceUrl: 'https://library.test/1',
				licenceTextHash: terms.id,
				receipt: { assetId: bill.id, number: 'R-1' },
			},
		});
		video = await upload('final.mp4', 'video');
		await record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [photo.id] });
		production = await started('A "film" <script>');
		await complete(production, [{ role: 'video-16x9', assetId: video.id }]);
		await sealed(photo.id);
		await sealed(video.id);
	});
	const params = () => ({ productionId: production.id });

	it('gives the credits for the description', async () => {
		expect(await kit.client.call('getEvidenceCredits', { params: params() })).toEqual({
			text: 'Credits\n- Ann <b>Lee</b>, https://library.test/1, CC-BY-4.0',
			lines: [{ assetIds: [photo.id], line: 'Ann <b>Lee</b>, https://library.test/1, CC-BY-4.0' }],
			missing: [],
			aiGenerated: false,
		});
	});

	const exported = async (files: string) => {
		const response = await kit.fetch(`/v1/productions/${production.id}/evidence/export?files=${files}`);
		expect(response.headers.get('content-type')).toBe('application/zip');
		return readZip(Buffer.from(await response.arrayBuffer()));
	};

	it('leaves as a folder with page, data, credits, receipts, licence texts and the assets that are asked for', async () => {
		const files = await exported('all');
		expect(Object.keys(files)).toEqual([
			...['index.html', 'evidence.json', 'credits.txt', 'receipts/receipts.txt', 'receipts/001-bill_ 1_.pdf'],
			...['licences/001-terms.txt', 'chain/how-to-check.txt', 'chain/links.jsonl'],
			...['assets/001-final.mp4', 'assets/002-фото _1_.jpg'],
		]);
		expect(files['receipts/001-bill_ 1_.pdf']?.toString()).toBe('the bill');
		expect(files['assets/002-фото _1_.jpg']?.toString()).toBe('<photo>');
		expect(files['receipts/receipts.txt']?.toString()).toContain('R-1');
		const page = files['index.html']?.toString() ?? '';
		expect(page).toContain('Ann &lt;b&gt;Lee&lt;/b&gt;');
		expect(page).not.toMatch(/<script|<b>/);
		expect(Object.keys(await exported('finished')).filter((name) => name.startsWith('assets/'))).toEqual([
			'assets/001-final.mp4',
		]);
		expect(Object.keys(await exported('none')).some((name) => name.startsWith('assets/'))).toBe(false);
	});

	it('can be checked from the folder alone, as its note says', async () => {
		const files = await exported('all');
		const { assets, chain } = JSON.parse(files['evidence.json']?.toString() ?? '') as {
			chain: { headHash: string };
			assets: { assetId: string; evidence: unknown[] }[];
		};
		const records = assets.flatMap(({ evidence }) => evidence) as (EvidenceEntry & { salt: string })[];
		expect(records).toHaveLength(4);
		for (const { assetId, evidence, recordedAt, salt, seal } of records) {
			const content = { assetId, evidence, madeFrom: evidence?.madeFrom ?? [], recordedAt, salt };
			expect(sha256(canonicalJson(content))).toBe(seal?.contentHash);
		}
		const links = (files['chain/links.jsonl']?.toString().trim().split('\n') ?? []).map(
			(line) => JSON.parse(line) as { sequence: number; hash: string; previousHash: string },
		);
		expect(links[0]?.sequence).toBe(Math.min(...records.map(({ seal }) => seal?.sequence ?? 0)));
		for (const [at, { hash, ...place }] of links.entries()) {
			expect(sha256(canonicalJson(place))).toBe(hash);
			if (at > 0) expect(place.previousHash).toBe(links[at - 1]?.hash);
		}
		expect(links.at(-1)?.hash).toBe(chain.headHash);
		expect(records.every(({ seal }) => links.some(({ hash }) => hash === seal?.hash))).toBe(true);
		expect(sha256(files['assets/001-final.mp4'] ?? '')).toBe(assets[0]?.assetId);
	});

	it('answers a claim in a letter that promises nothing', async () => {
		const letter = await kit.client.call('writeDisputeLetter', {
			params: params(),
			body: {
				...{ sender: 'Channel Ltd', contact: 'me@channel.test', claimReference: 'C-9', claimant: 'Big Music' },
				...{ videoUrl: 'https://youtu.be/x', assetIds: [photo.id] },
			},
		});
		expect(letter).toMatchObject({
			subject: 'Dispute of claim C-9 on "A "film" <script>"',
			assetIds: [photo.id],
			missing: [],
		});
		for (const words of [
			'Big Music',
			'https://youtu.be/x',
			photo.id,
			'CC-BY-4.0',
			'R-1',
			'Channel Ltd',
			'not legal advice',
		])
			expect(letter.text).toContain(words);
		expect(letter.text).toMatch(/entry \d+ of the chain of evidence, sealed 2\d{3}-/);
		expect(letter.text).not.toContain('final.mp4');
		expect(letter.html).not.toContain('<script');
		await expect(
			kit.client.call('writeDisputeLetter', { params: params(), body: { sender: 'x', assetIds: ['a'.repeat(64)] } }),
		).rejects.toMatchObject({ problem: { type: 'asset-not-used', field: 'assetIds' } });
	});

	it('is not there before it is completed', async () => {
		const { id } = await started('in the making');
		for (const part of ['export', 'credits']) {
			const response = await kit.fetch(`/v1/productions/${id}/evidence/${part}`);
			expect(await response.json()).toMatchObject({ type: 'production-not-completed', status: 409 });
		}
	});

	it('is still told by the report', async () => {
		const report = await kit.client.call('getEvidence', { params: params() });
		expect(report.assets.map(({ role, asset }) => [role, asset.id])).toEqual([
			['video-16x9', video.id],
			['source', photo.id],
		]);
		expect(evidenceEntrySchema.safeParse((await list(photo.id)).items[0]).success).toBe(true);
	});
});
