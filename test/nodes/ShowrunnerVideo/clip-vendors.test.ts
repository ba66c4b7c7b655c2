import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { geminiInteractions } from '../../fakes/vendors/gemini-interactions';
import { ltxFake } from '../../fakes/vendors/ltx';
import { siliconFlow } from '../../fakes/vendors/silicon-flow';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { itemsOf, openEngine, type EngineNode } from '../../kits/engine';
import { makeClip } from '../../kits/made-media';
import { temporaryFolder } from '../../kits/temporary-folder';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'clip-canary-5a11f0';
const scene = (id: string) => ({ id, narration: `Scene ${id}.`, visualPrompt: `Picture ${id}`, mood: 'calm' });
const story = { title: 'T', locale: 'en', scenes: [scene('one')] };
type Options = { onError?: EngineNode['onError']; items?: IDataObject[] };

describe('clips of vendors in n8n’s engine', () => {
	let service: NodeService;
	let client: ContractClient;
	let video: Uint8Array;
	let wanLooks = 1;
	const fakes: { wan?: VendorFake; ltx?: VendorFake; omni?: VendorFake } = {};
	const folder = temporaryFolder('clip-vendors');
	let made = 0;
	/** Another file for each call, so that assets tell calls apart; players pass over what stands behind the film. */
	const clip = () => Buffer.concat([video, freeBox(++made)]);
	beforeAll(async () => {
		video = readFileSync(await makeClip(path.join(folder.path, 'clip.mp4'), 'testsrc2=s=320x180:d=1'));
		service = await openNodeService('clip-vendors', { SHOWRUNNER_IMPORT_HOSTS: '127.0.0.1' }, realJobs);
		const { baseUrl, apiKey } = service.credentials;
		client = createContractClient(
			baseUrl,
			async (url, init) =>
				await fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${apiKey}` } }),
		);
		const base = () => fakes.wan?.baseUrl ?? '';
		fakes.wan = await startVendorFake(siliconFlow(secret, { clip, base, looks: () => wanLooks }));
		fakes.ltx = await startVendorFake(ltxFake(secret, clip));
		fakes.omni = await startVendorFake(geminiInteractions(secret, clip, undefined, 0));
	});
	afterAll(async () => {
		await Promise.all(Object.values(fakes).map(async (fake) => await fake.stop()));
		await service.close();
		folder.remove();
	});
	beforeEach(() => {
		wanLooks = 1;
		for (const fake of Object.values(fakes)) {
			fake.mode = 'ok';
			fake.seen.length = 0;
		}
	});

	const run = async (parameters: IDataObject, { onError, items = [{ story }] }: Options = {}) => {
		const at = (fake: VendorFake | undefined) => ({ apiKey: secret, baseUrl: fake?.baseUrl ?? '' });
		const credentials = {
			showrunnerApi: service.credentials,
			showrunnerSiliconFlowApi: at(fakes.wan),
			showrunnerLtxApi: at(fakes.ltx),
			showrunnerGeminiApi: at(fakes.omni),
		};
		const node = {
			...{ type: 'n8n-nodes-showrunner.showrunnerVideo', name: 'Node' },
			parameters: { resource: 'clip', operation: 'generate', aspectRatio: '16:9', ...parameters },
			...(onError && { onError }),
		};
		const input = items.map((json) => ({ json }));
		const engine = openEngine({ nodes: [node], input, credentials, executionId: randomUUID(), mode: 'manual' });
		const ended = await engine.begin().ended;
		const put = itemsOf(ended, 'Node');
		const { error } = ended.data.resultData;
		expect(JSON.stringify([put, error])).not.toContain(secret);
		return { items: put, visuals: put[0]?.json.visuals as IDataObject | undefined, costs: put[0]?.json.costs, error };
	};
	const own = (prompt: string) => ({ source: 'prompt', prompt });

	it('go on and grow by a vendor, once paid for, and tell what they were made from', async () => {
		const file = readFileSync(await makeClip(path.join(folder.path, 'wide.mp4'), 'testsrc2=s=1280x720:d=1'));
		const { baseUrl, apiKey } = service.credentials;
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'video/mp4' };
		const answer = await fetch(`${baseUrl}/v1/assets?name=wide.mp4`, {
			method: 'POST',
			headers,
			body: new Uint8Array(file),
		});
		const { id } = (await answer.json()) as { id: string };
		await client.call('setPrice', {
			body: { provider: 'gemini', model: '*', unit: 'second', priceMicros: 100_000, per: 1, currency: 'USD' },
		});
		const items = [{ clip: { assetId: id } }];
		const wish = { operation: 'extend', providers: ['gemini', 'renderNode'], prompt: 'It turns', durationSeconds: 5 };
		const { items: put, costs, error } = await run(wish, { items });
		expect(error).toBeUndefined();
		const clip = put[0]?.json.clip as IDataObject;
		expect(clip).toMatchObject({ provider: 'gemini', model: 'gemini-omni-1.1-flash', attempts: [], warnings: [] });
		expect(costs).toEqual([
			expect.objectContaining({ step: 'clip', provider: 'gemini', costMicros: 500_000, reused: 0 }),
		]);
		const told = await client.call('getAssetEvidence', { params: { assetId: String(clip.assetId) } });
		expect(told.items.map(({ evidence }) => evidence)).toContainEqual(
			expect.objectContaining({ madeFrom: [id], prompt: 'It turns', aiGenerated: true, provider: 'Google Gemini' }),
		);
		const again = await run(wish, { items });
		expect(again.items[0]?.json.clip).toMatchObject({ assetId: clip.assetId });
		expect(fakes.omni?.paid()).toBe(1);
		const larger = await run({ operation: 'upscale', providers: ['gemini'], factor: 2 }, { items });
		expect(larger.items[0]?.json.clip).toMatchObject({
			model: 'gemini-omni-1.2-flash',
			warnings: [{ code: 'option-adjusted', field: 'factor' }],
		});
		// A clip that it cannot take is refused before anything is paid.
		const small = await run({ operation: 'upscale', providers: ['gemini'], factor: 2 }, { items: [{ clip }] });
		expect(small.error?.message).toContain('360 or 720 pixels');
		expect(fakes.omni?.paid()).toBe(2);
	});

	it('are fetched before their link dies, proven, booked and found again', async () => {
		await client.call('setPrice', {
			body: { provider: 'siliconFlow', model: '*', unit: 'second', priceMicros: 58_000, per: 1, currency: 'USD' },
		});
		const first = await run({ providers: ['siliconFlow'] });
		expect(first.error).toBeUndefined();
		const [placed] = first.visuals?.clips as IDataObject[];
		expect(placed).toMatchObject({ sceneId: 'one', aspectRatio: '16:9', model: 'Wan-AI/Wan2.2-T2V-A14B' });
		expect(first.costs).toEqual([
			expect.objectContaining({ step: 'clips', provider: 'siliconFlow', costMicros: 290_000, reused: 0 }),
		]);
		const { items } = await client.call('getAssetEvidence', { params: { assetId: String(placed?.assetId) } });
		expect(items.map(({ evidence }) => evidence)).toContainEqual(
			expect.objectContaining({ provider: 'SiliconFlow', aiGenerated: true }),
		);
		const paid = fakes.wan?.seen.filter(({ path: at }) => at === '/video/submit').length;
		const second = await run({ providers: ['siliconFlow'] });
		expect((second.visuals?.clips as IDataObject[])[0]?.assetId).toBe(placed?.assetId);
		expect(second.costs).toEqual([expect.objectContaining({ costMicros: 0, reused: 1 })]);
		expect(fakes.wan?.seen.filter(({ path: at }) => at === '/video/submit')).toHaveLength(paid ?? -1);
	});

	it('are taken up by their ticket where the run was cut off, and not bought from the next one meanwhile', async () => {
		wanLooks = 1_000;
		const wish = { providers: ['siliconFlow', 'ltx'], ...own('A ship'), options: { timeoutMinutes: 0.08 } };
		const cut = await run(wish);
		expect(cut.error?.message).toContain('still at work');
		expect(fakes.ltx?.seen).toEqual([]);
		wanLooks = 0;
		const next = await run(wish);
		expect(next.error).toBeUndefined();
		expect(fakes.wan?.seen.filter(({ path: at }) => at === '/video/submit')).toHaveLength(1);
	});

	it('come from the next one where one cannot, with what was made otherwise', async () => {
		if (fakes.wan) fakes.wan.mode = 'no-credit';
		const { visuals, error } = await run({ providers: ['siliconFlow', 'ltx'], ...own('A gull') });
		expect(error).toBeUndefined();
		expect(visuals?.clipJob).toMatchObject({
			provider: 'ltx',
			attempts: [{ provider: 'siliconFlow', kind: 'quota-exhausted' }],
		});
		const { warnings } = visuals?.clipJob as { warnings: IDataObject[] };
		expect(warnings.map(({ code }) => code).sort()).toEqual(['option-adjusted', 'price-unknown']);
	});

	it('stop the chain where the content is filtered; other items go on', async () => {
		if (fakes.ltx) fakes.ltx.mode = 'content-refused';
		const { items } = await run(
			{ providers: ['ltx', 'siliconFlow'], ...own('={{ $json.words }}') },
			{ onError: 'continueRegularOutput', items: [{ words: 'bad' }, { words: 'worse' }] },
		);
		expect(items).toHaveLength(2);
		expect(items.map(({ json }) => String(json.error))).toEqual([
			expect.stringContaining('LTX refused the content'),
			expect.stringContaining('LTX refused the content'),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(fakes.wan?.seen).toEqual([]);
	});

	it('name who would take less where a cap is in the way', async () => {
		const price = { model: '*', unit: 'second', per: 1, currency: 'USD' } as const;
		await client.call('setPrice', { body: { ...price, provider: 'siliconFlow', priceMicros: 58_000 } });
		await client.call('setPrice', { body: { ...price, provider: 'gemini', priceMicros: 100_000 } });
		const dear = await client.call('setPrice', { body: { ...price, provider: 'ltx', priceMicros: 200_000 } });
		const production = await client.call('startProduction', {
			body: { title: 'Cheap', locale: 'en', budgetMicros: 300_000 },
			idempotencyKey: 'cheap-clips',
		});
		const wish = { providers: ['ltx', 'siliconFlow'], ...own('A cape'), durationSeconds: 5 };
		const { visuals } = await run(wish, { items: [{ story, production }] });
		await client.call('deletePrice', { params: { priceId: dear.id } });
		const alternatives = [
			{ provider: 'siliconFlow', amountMicros: 290_000 },
			{ provider: 'gemini', amountMicros: 500_000 },
		];
		expect(visuals?.clipJob).toMatchObject({
			...{ provider: 'siliconFlow', attempts: [{ provider: 'ltx', kind: 'quota-exhausted', alternatives }] },
		});
		expect(fakes.ltx?.seen).toEqual([]);
	});

	it('are not promised for later', async () => {
		const { error } = await run({ providers: ['ltx'], ...own('A buoy'), waitForCompletion: false });
		expect(error?.message).toContain('cannot be asked later');
		expect(fakes.ltx?.seen).toEqual([]);
	});
});

/** A box that players pass over (ISO 14496-12, `free`), of another content each time. */
function freeBox(count: number): Buffer {
	const box = Buffer.alloc(12);
	box.writeUInt32BE(12, 0);
	box.write('free', 4, 'latin1');
	box.writeUInt32BE(count, 8);
	return box;
}
