import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evidenceEntrySchema, type Asset, type EvidenceEntry, type Production } from '@showrunner/contract';
import { canonicalJson } from '../../../render-node/src/domain/jobs/canonical-json.js';
import { startEvidenceService, type EvidenceService } from '../../kits/evidence-service.js';
import { readZip } from '../../kits/read-zip.js';

let kit: EvidenceService;
beforeAll(async () => void (kit = await startEvidenceService()));
afterAll(async () => kit.stop());

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the evidence of a production', () => {
	let production: Production;
	let photo: Asset;
	let video: Asset;
	let proofs: Asset[];
	beforeAll(async () => {
		photo = await kit.upload('фото "1".jpg', '<photo>');
		const bill = await kit.upload('bill: 1?.pdf', 'the bill');
		const terms = await kit.upload('terms.txt', 'the terms');
		await kit.record(photo.id, {
			...{ sourceKind: 'stock', provider: 'Library', licence: 'CC-BY-4.0', author: 'Ann <b>Lee</b>' },
			...{
				sourceUrl: 'https://library.test/1',
				licenceTextHash: terms.id,
				receipt: { assetId: bill.id, number: 'R-1' },
			},
		});
		proofs = [bill, terms];
		video = await kit.upload('final.mp4', 'video');
		await kit.record(video.id, { sourceKind: 'derived', licence: 'as its parts', madeFrom: [photo.id] });
		production = await kit.start('A "film" <script>');
		await kit.complete(production, [{ role: 'video-16x9', assetId: video.id }]);
		await kit.sealed(photo.id);
		await kit.sealed(video.id);
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

	it('keeps the files that prove it from being deleted', async () => {
		for (const { id } of proofs)
			await expect(kit.client.call('deleteAsset', { params: { assetId: id } })).rejects.toMatchObject({
				problem: { status: 409, type: 'asset-in-use', detail: production.id },
			});
		const { id } = await kit.upload('proves nothing');
		expect(await kit.client.call('deleteAsset', { params: { assetId: id } })).toEqual({ deleted: true });
	});

	it('is not there before it is completed', async () => {
		const { id } = await kit.start('in the making');
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
		expect(evidenceEntrySchema.safeParse((await kit.list(photo.id)).items[0]).success).toBe(true);
	});
});
