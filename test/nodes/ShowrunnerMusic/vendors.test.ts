import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { elevenLabsMusicFake } from '../../fakes/vendors/eleven-labs-music';
import { mubertFake } from '../../fakes/vendors/mubert';
import { stableAudioFake } from '../../fakes/vendors/stable-audio';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'music-canary-91ab33';
/** Another sound for each call, so that assets tell calls apart. */
let made = 0;
const sound = () => Buffer.from(`ID3 sound ${++made}`);
const story = { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: 'The sea is calm.', mood: 'calm' }] };

describe('music of vendors in n8n’s engine', () => {
	let service: NodeService;
	let client: ContractClient;
	const fakes: Record<string, VendorFake> = {};
	beforeAll(async () => {
		service = await openNodeService('music-vendors');
		const { baseUrl, apiKey } = service.credentials;
		client = createContractClient(
			baseUrl,
			async (url, init) =>
				await fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${apiKey}` } }),
		);
		fakes.elevenLabs = await startVendorFake(elevenLabsMusicFake(secret, sound));
		fakes.stableAudio = await startVendorFake(stableAudioFake(secret, sound));
		const base = () => fakes.mubert?.baseUrl ?? '';
		fakes.mubert = await startVendorFake(mubertFake(secret, { looks: 0, sound, base }));
	});
	afterAll(async () => {
		await Promise.all(Object.values(fakes).map(async (fake) => await fake.stop()));
		await service.close();
	});
	beforeEach(() => {
		for (const fake of Object.values(fakes)) {
			fake.mode = 'ok';
			fake.seen.length = 0;
		}
	});

	const run = async (resource: string, parameters: IDataObject, json: IDataObject = { story }) => {
		const at = (vendor: string) => ({ apiKey: secret, baseUrl: fakes[vendor]?.baseUrl ?? '' });
		const mubert = { ...at('mubert'), customerId: 'customer-1', accessToken: secret };
		const credentials = {
			...{ showrunnerApi: service.credentials, showrunnerElevenLabsApi: at('elevenLabs') },
			...{ showrunnerStabilityApi: at('stableAudio'), showrunnerMubertApi: mubert },
		};
		const type = 'n8n-nodes-showrunner.showrunnerMusic';
		const nodes = [{ type, name: 'Node', parameters: { resource, operation: 'generate', ...parameters } }];
		const ended = await openEngine({ nodes, input: [{ json }], credentials, mode: 'manual' }).begin().ended;
		const { error } = ended.data.resultData;
		const json0 = itemsOf(ended, 'Node')[0]?.json ?? {};
		expect(JSON.stringify([json0, error])).not.toContain(secret);
		return { json: json0, error };
	};
	const track = async (providers: string[], options: IDataObject = {}) =>
		await run('track', { providers, durationSeconds: 30, options });

	it('buys a track, keeps it with its right, and tells what it cost', async () => {
		const { json, error } = await track(['stableAudio']);
		expect(error).toBeUndefined();
		const { assetId, provider, model } = json.music as IDataObject;
		expect({ provider, model }).toEqual({ provider: 'stableAudio', model: 'stable-audio-2.5' });
		expect(json.costs).toEqual([
			expect.objectContaining({ step: 'music', provider: 'stableAudio', priceMicros: 200_000, costMicros: 200_000 }),
		]);
		const { items } = await client.call('getAssetEvidence', { params: { assetId: String(assetId) } });
		expect(items.map(({ evidence }) => evidence)).toContainEqual(
			expect.objectContaining({ provider: 'Stable Audio', model: 'stable-audio-2.5', aiGenerated: true }),
		);
	});

	it('finds it again in another run and pays nothing', async () => {
		const before = fakes.stableAudio?.paid() ?? 0;
		const first = await track(['stableAudio'], { prompt: 'harp' });
		const second = await track(['stableAudio'], { prompt: 'harp' });
		expect((second.json.music as IDataObject).assetId).toBe((first.json.music as IDataObject).assetId);
		expect(second.json.costs).toEqual([expect.objectContaining({ costMicros: 0, reused: 1 })]);
		expect(fakes.stableAudio?.paid()).toBe(before + 1);
	});

	it('counts as possibly paid what was answered, but not in HTTP', async () => {
		if (fakes.stableAudio) fakes.stableAudio.mode = 'no-http';
		const { error } = await track(['stableAudio'], { prompt: 'drums' });
		expect(error?.message).toContain('Stable Audio gave no answer');
		if (fakes.stableAudio) fakes.stableAudio.mode = 'ok';
		const { json } = await track(['stableAudio'], { prompt: 'drums' });
		const codes = ((json.music as IDataObject).warnings as IDataObject[]).map(({ code }) => code);
		expect(codes).toContain('possibly-paid-twice');
	});

	it('goes on to the next one, and says why', async () => {
		for (const fake of [fakes.elevenLabs, fakes.stableAudio]) if (fake) fake.mode = 'no-credit';
		const { json } = await track(['elevenLabs', 'stableAudio', 'renderNode'], { prompt: 'flute', vocals: true });
		expect(json.music).toMatchObject({
			provider: 'renderNode',
			attempts: [
				{ provider: 'elevenLabs', kind: 'quota-exhausted' },
				{ provider: 'stableAudio', kind: 'quota-exhausted' },
			],
		});
		const codes = ((json.music as IDataObject).warnings as IDataObject[]).map(({ code }) => code);
		expect(codes).toEqual(['option-unsupported', 'option-unsupported']);
	});

	it.each(['music_v2_5', 'elevenLabs:music_v2_5'])('composes with the model of the id %s', async (value) => {
		const { json } = await track(['elevenLabs'], { model: { __rl: true, mode: 'id', value }, reuse: false });
		expect(json.music).toMatchObject({ provider: 'elevenLabs', model: 'music_v2_5' });
		expect(fakes.elevenLabs?.seen[0]?.json().model_id).toBe('music_v2_5');
	});

	it('says of a model that nobody here has what became of it', async () => {
		const { json } = await track(['renderNode'], { model: { __rl: true, mode: 'id', value: 'music_v9' } });
		expect((json.music as IDataObject).warnings).toMatchObject([{ code: 'option-unsupported', field: 'model' }]);
	});

	it('names who would take less where a cap is in the way', async () => {
		const body = { provider: 'elevenLabs', model: '*', unit: 'second', priceMicros: 10_000, per: 1 } as const;
		const price = await client.call('setPrice', { body, idempotencyKey: 'dear-music' });
		const production = await client.call('startProduction', {
			body: { title: 'Cheap', locale: 'en', budgetMicros: 250_000 },
			idempotencyKey: 'cheap-music',
		});
		const parameters = { providers: ['elevenLabs', 'stableAudio'], durationSeconds: 30, options: { prompt: 'drums' } };
		const { json } = await run('track', parameters, { story, production });
		await client.call('deletePrice', { params: { priceId: price.id } });
		expect(json.music).toMatchObject({
			provider: 'stableAudio',
			attempts: [{ provider: 'elevenLabs', alternatives: [{ provider: 'renderNode' }, { provider: 'stableAudio' }] }],
		});
	});

	it('stops where the words are refused', async () => {
		if (fakes.elevenLabs) fakes.elevenLabs.mode = 'content-refused';
		const { error } = await track(['elevenLabs', 'stableAudio'], { prompt: 'like a famous singer' });
		expect(error?.message).toContain('ElevenLabs refused the content');
		expect(fakes.stableAudio?.seen).toEqual([]);
	});

	it('takes up what came by a ticket, and warns of a price that nobody knows', async () => {
		const { json, error } = await track(['mubert'], { prompt: 'waves', loop: true });
		expect(error).toBeUndefined();
		expect(json.music).toMatchObject({
			provider: 'mubert',
			warnings: [expect.objectContaining({ code: 'price-unknown' })],
		});
	});

	it('makes an effect from words', async () => {
		const { json } = await run('soundEffect', { providers: ['elevenLabs'], effect: 'ding' });
		expect(json.soundEffect).toMatchObject({ provider: 'elevenLabs', effect: 'ding' });
		expect(json.costs).toMatchObject([{ step: 'soundEffect', priceMicros: 120_000, costMicros: 120_000 }]);
	});
});
