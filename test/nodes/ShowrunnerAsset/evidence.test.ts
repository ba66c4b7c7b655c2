import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine } from '../../kits/engine';

let service: FakeRenderNode;
beforeAll(async () => void (service = await openFakeRenderNode()));
afterAll(async () => await service.close());

async function run(
	resource: string,
	operation: string,
	parameters: IDataObject,
	item: INodeExecutionData = { json: {} },
) {
	const type = 'n8n-nodes-showrunner.showrunnerAsset';
	const nodes = [{ type, name: 'Node', parameters: { resource, operation, ...parameters } }];
	const result = await openEngine({ nodes, input: [item], credentials: service.credentials, mode: 'manual' }).begin()
		.ended;
	return { items: itemsOf(result, 'Node'), error: result.data.resultData.error };
}
async function only(...wanted: Parameters<typeof run>): Promise<INodeExecutionData> {
	const { items, error } = await run(...wanted);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	return items[0] as INodeExecutionData;
}
async function uploaded(name: string): Promise<INodeExecutionData & { json: { asset: { id: string } } }> {
	const file = { data: Buffer.from(name).toString('base64'), mimeType: 'image/png', fileName: name };
	const item = await only('asset', 'upload', {}, { json: {}, binary: { data: file } });
	return item as INodeExecutionData & { json: { asset: { id: string } } };
}
const productionId = { __rl: true, mode: 'id', value: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b' };
const videoOf = ({ json: { asset } }: { json: { asset: { id: string } } }) => ({
	videos: [{ aspectRatio: '16:9', assetId: asset.id }],
});

describe('Evidence: Record', () => {
	it('sends what the form says in the contract’s units, and leaves out what is empty', async () => {
		const item = await uploaded('photo.png');
		const options = {
			...{ author: 'Ann', plan: '', territories: 'DE, US ,', licenceExpiresAt: '2027-01-31T00:00:00Z', paid: true },
			...{ receiptNumber: 'R-1', receiptAmount: 4.99, receiptCurrency: 'EUR' },
			...{ moderationVerdict: 'passed', moderationBy: 'Ana', moderationPolicy: 'Made for kids' },
		};
		const form = { sourceKind: 'stock', licence: 'Library terms', commercialUse: 'allowed', options };
		const { json } = await only('evidence', 'record', form, item);
		expect(json.asset).toEqual(item.json.asset);
		const { evidence } = json.evidence as { evidence: IDataObject };
		expect(evidence).toEqual({
			...{ sourceKind: 'stock', licence: 'Library terms', commercialUse: 'allowed', author: 'Ann', paid: true },
			...{ territories: ['DE', 'US'], licenceExpiresAt: '2027-01-31T00:00:00.000Z' },
			receipt: { number: 'R-1', amountMicros: 4_990_000, currency: 'EUR' },
			moderation: { verdict: 'passed', by: 'Ana', policy: 'Made for kids' },
			...{ origin: 'uploaded', source: 'test', recordedAt: expect.any(String) },
		});
		const sent = service.requests.filter(({ name }) => name === 'recordEvidence').at(-1);
		expect(sent?.headers['idempotency-key']).toMatch(/-0$/);
		const listed = await run('evidence', 'getMany', { returnAll: true }, item);
		expect(listed.items[0]?.json.evidence).toMatchObject({ evidence: { author: 'Ann' } });
	});

	it('says which field is off', async () => {
		const item = await uploaded('dated.png');
		const form = { licence: 'x', options: { obtainedAt: 'yesterday or so' } };
		expect((await run('evidence', 'record', form, item)).error?.message).toBe(
			"'Obtained At': 'yesterday or so' is no date",
		);
		const priced = { licence: 'x', options: { receiptAmount: 5 } };
		expect((await run('evidence', 'record', priced, item)).error?.message).toBe(
			"'Receipt Number': An amount alone proves nothing",
		);
		const verdict = { licence: 'x', options: { moderationVerdict: 'passed' } };
		expect((await run('evidence', 'record', verdict, item)).error?.message).toBe(
			"'Moderation By': Nothing says who has looked at it",
		);
		const nameless = { licence: 'x', options: { moderationBy: 'Ana' } };
		expect((await run('evidence', 'record', nameless, item)).error?.message).toBe(
			"'Moderation Verdict': Nothing says what came of it",
		);
		expect((await run('evidence', 'record', { licence: 'x' })).error?.message).toBe("'Asset': No asset is chosen");
	});
});

describe('Evidence: Verify', () => {
	it('stops with all that is missing, or goes on with the list', async () => {
		const item = await uploaded('unknown.png');
		const json = { video: videoOf(item), keep: 1 };
		const form = { options: { uploaderClaims: false } };
		const stopped = await run('evidence', 'verify', form, { json });
		expect(stopped.error?.message).toBe('One proof is missing before this may be published');
		expect(stopped.error?.description).toContain('unknown.png (video-16x9): Nothing proves the right');
		const gone = await only('evidence', 'verify', { ...form, ifMissing: 'goOn' }, { json });
		expect(gone.json).toMatchObject({
			keep: 1,
			evidenceCheck: { ready: false, missing: [{ code: 'evidence-missing', role: 'video-16x9' }] },
		});
		await only('evidence', 'record', { sourceKind: 'own-recording', licence: 'own work' }, item);
		expect((await only('evidence', 'verify', form, { json })).json.evidenceCheck).toMatchObject({ ready: true });
	});

	it('checks one asset against the wishes of the form', async () => {
		const item = await uploaded('generated.png');
		const options = { aiGenerated: true, territories: 'DE' };
		await only('evidence', 'record', { sourceKind: 'generated', licence: 'CC0', options }, item);
		const check = async (form: IDataObject) =>
			(await only('evidence', 'verify', { check: 'asset', ifMissing: 'goOn', ...form }, item)).json
				.evidenceCheck as unknown as { missing: { code: string }[] };
		expect((await check({})).missing.map(({ code }) => code)).toEqual(['ai-undisclosed']);
		expect((await check({ aiDisclosed: true })).missing).toEqual([]);
		const wishes = { aiDisclosure: false, territories: 'DE, US', commercialUse: 'any' };
		expect(await check({ options: wishes })).toMatchObject({
			missing: [{ code: 'territory-not-covered' }],
			policy: { territories: ['DE', 'US'], commercialUse: 'any', receipts: true },
		});
	});

	it('says what the item lacks', async () => {
		expect((await run('evidence', 'verify', {})).error?.message).toBe("'Video': The item has no video");
		expect((await run('evidence', 'verify', { check: 'production' })).error?.message).toBe(
			"'Production': The item has no production",
		);
	});
});

describe('Evidence: Export', () => {
	it('puts the folder into the item or into the store', async () => {
		const { binary, json } = await only(
			'evidence',
			'export',
			{ productionId, files: 'all', binaryPropertyName: 'proof' },
			{ json: { keep: 1 } },
		);
		expect(json).toEqual({ keep: 1 });
		expect(binary?.proof).toMatchObject({
			fileName: `evidence-${productionId.value}.zip`,
			mimeType: 'application/zip',
		});
		expect(Buffer.from(binary?.proof?.data ?? '', 'base64').toString()).toBe(
			`PK folder of ${productionId.value} with all`,
		);
		const stored = await only('evidence', 'export', { productionId, output: 'asset' }, { json: { keep: 2 } });
		expect(stored.json).toMatchObject({
			keep: 2,
			asset: { mediaType: 'application/zip', sizeBytes: expect.any(Number) },
		});
	});

	it('writes a letter with what the form says', async () => {
		const options = { claimReference: 'C-9', claimant: '', assetIds: `${'a'.repeat(64)}, ${'b'.repeat(64)}` };
		const { json } = await only('evidence', 'export', { productionId, format: 'letter', sender: ' Me ', options });
		const { text, assetIds } = json.letter as { text: string; assetIds: string[] };
		expect(JSON.parse(text)).toEqual({ sender: 'Me', claimReference: 'C-9', assetIds });
		expect(assetIds).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
	});

	it('gives the credits', async () => {
		const { json } = await only('evidence', 'getCredits', { productionId }, { json: { keep: 1 } });
		expect(json).toMatchObject({ keep: 1, credits: { text: 'Credits\n- Photo: Ann' } });
	});
});
