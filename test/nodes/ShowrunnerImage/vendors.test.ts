import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asset } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { geminiImages } from '../../fakes/vendors/gemini-images';
import { openAiImages } from '../../fakes/vendors/openai-images';
import { stabilityImages } from '../../fakes/vendors/stability-images';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { stillOf } from '../../kits/vendors/still-of';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'sk-canary-7f20a1b4';
const toneOf = (prompt: string) => [...prompt].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
const paint = async ({ prompt, ...size }: { prompt: string; width: number; height: number }) =>
	await stillOf(size, toneOf(prompt));

const scene = (id: string, visualPrompt: string) => ({ id, narration: `Narration ${id}.`, visualPrompt, mood: 'calm' });
type Picture = {
	sceneId: string;
	assetId: string;
	originalAssetId?: string;
	provider?: string;
	width: number;
	height: number;
};
type Visuals = {
	images: Picture[];
	provider: string;
	attempts: IDataObject[];
	warnings: IDataObject[];
	failed: unknown[];
};

describe('pictures by vendors with keys, on the service itself', () => {
	let service: NodeService;
	let client: ContractClient;
	let openAi: VendorFake;
	let gemini: VendorFake;
	let stability: VendorFake;
	beforeAll(async () => {
		[service, openAi, gemini, stability] = await Promise.all([
			openNodeService('image-vendors', {}, realJobs),
			startVendorFake(openAiImages({ secret, paint })),
			startVendorFake(geminiImages({ secret, paint })),
			startVendorFake(stabilityImages({ secret, paint })),
		]);
		const { baseUrl, apiKey } = service.credentials;
		client = createContractClient(
			baseUrl,
			async (url, { headers, ...init }) =>
				await fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
		);
	});
	afterAll(
		async () =>
			await Promise.all(
				[service, openAi, gemini, stability].map(async (one) => await ('close' in one ? one.close() : one.stop())),
			),
	);
	beforeEach(() => {
		for (const fake of [openAi, gemini, stability]) fake.mode = 'ok';
	});

	const run = async (operation: string, parameters: IDataObject, json: IDataObject) => {
		const keyed = (fake: VendorFake) => ({ apiKey: secret, baseUrl: fake.baseUrl });
		const credentials = {
			showrunnerApi: service.credentials,
			showrunnerOpenAiApi: keyed(openAi),
			showrunnerGeminiApi: keyed(gemini),
			showrunnerStabilityApi: keyed(stability),
		};
		const result = await runNode(credentials, { node: 'Image', resource: 'image', operation, parameters, json });
		expect(JSON.stringify([result.json, result.error?.message])).not.toContain(secret);
		return { ...result, visuals: result.json.visuals as Visuals, costs: result.json.costs as IDataObject[] };
	};
	const painting = async (
		scenes: object[],
		providers: string[],
		parameters: IDataObject = {},
		json: IDataObject = {},
	) => {
		const story = { title: 'T', locale: 'en', scenes };
		const form = { style: 'diffusion', providers, aspectRatios: ['9:16'], look: 'gouache', ...parameters };
		return await run('generate', form, { story, ...json });
	};
	const assetOf = async (assetId: string): Promise<Asset> => await client.call('getAsset', { params: { assetId } });
	const who = ({ images }: Visuals) => images.map(({ sceneId, provider }) => [sceneId, provider]);

	it('are cut to the exact format, proven, paid once and found again', async () => {
		const scenes = [scene('one', 'A lighthouse'), scene('two', 'A harbour')];
		const before = openAi.paid();
		const first = await painting(scenes, ['openAi']);
		expect(first.error).toBeUndefined();
		expect(who(first.visuals)).toEqual([
			['one', 'openAi'],
			['two', 'openAi'],
		]);
		const [picture] = first.visuals.images;
		const { media } = await assetOf(picture?.assetId ?? '');
		expect(media).toMatchObject({ width: 1_080, height: 1_920 });
		const original = await assetOf(picture?.originalAssetId ?? '');
		expect(original.evidence.at(-1)).toMatchObject({
			...{ sourceKind: 'generated', provider: 'OpenAI', model: 'gpt-image-2', aiGenerated: true },
			...{ prompt: 'A lighthouse\n\nStyle: gouache.', commercialUse: 'allowed' },
		});
		expect(first.costs).toMatchObject([
			{ step: 'visuals', provider: 'openAi', model: 'gpt-image-2', costMicros: 2 * 60_200, pieces: 2, reused: 0 },
		]);
		const again = await painting(scenes, ['openAi']);
		expect(again.visuals.images).toEqual(first.visuals.images);
		expect(again.costs).toMatchObject([{ costMicros: 0, reused: 2 }]);
		expect(openAi.paid() - before).toBe(2);
	});

	it('go to the next vendor where one is used up, and the account tells', async () => {
		openAi.mode = 'quota';
		const { visuals, costs } = await painting([scene('one', 'A dune')], ['openAi', 'gemini']);
		expect(who(visuals)).toEqual([['one', 'gemini']]);
		expect(visuals.attempts).toMatchObject([{ provider: 'openAi', kind: 'quota-exhausted', status: 429 }]);
		expect(costs).toMatchObject([{ provider: 'gemini' }]);
	});

	it('keep what one vendor made, and have the next paint what it refused', async () => {
		const scenes = [scene('one', 'A meadow'), scene('two', 'A forbidden city'), scene('three', 'A river')];
		const { visuals, costs } = await painting(scenes, ['openAi', 'gemini']);
		expect(who(visuals)).toEqual([
			['one', 'openAi'],
			['two', 'gemini'],
			['three', 'openAi'],
		]);
		expect(visuals.failed).toEqual([]);
		expect(visuals.warnings.map(({ code }) => code)).toContain('scene-failed');
		expect(costs.map(({ provider, pieces }) => [provider, pieces])).toEqual([
			['openAi', 2],
			['gemini', 1],
		]);
	});

	it('are drawn by the render-node where nobody in the chain may or can, and stop where that is not wanted', async () => {
		const scenes = [scene('one', 'A forbidden wood')];
		const drawn = await painting(scenes, ['openAi']);
		expect(drawn.error).toBeUndefined();
		expect(who(drawn.visuals)).toEqual([['one', undefined]]);
		expect(drawn.visuals.warnings).toMatchObject([
			{ code: 'model-substituted', message: expect.stringContaining('safety system') },
		]);
		const stopped = await painting(scenes, ['openAi'], { options: { ifNoModelCan: 'stop' } });
		expect(stopped.error?.message).toContain('OpenAI refused the content');
	});

	it('stop before the cap of their video, and a cheaper vendor goes on', async () => {
		const production = await client.call('startProduction', {
			body: { title: 'Cheap', locale: 'en', budgetMicros: 50_000 },
			idempotencyKey: 'cheap',
		});
		const before = openAi.paid();
		const { visuals } = await painting([scene('one', 'A pier')], ['openAi', 'stability'], {}, { production });
		expect(who(visuals)).toEqual([['one', 'stability']]);
		const alternatives = [{ provider: 'stability', model: 'core', amountMicros: 30_000 }, { provider: 'gemini' }];
		expect(visuals.attempts).toMatchObject([{ provider: 'openAi', kind: 'quota-exhausted', alternatives }]);
		expect(openAi.paid()).toBe(before);
	});

	it('take the chosen model at its own vendor, and another’s choice with a warning', async () => {
		const model = { __rl: true, mode: 'list', value: 'stability:ultra' };
		const own = await painting([scene('one', 'A quay')], ['stability'], { model });
		expect(own.costs).toMatchObject([{ model: 'ultra', costMicros: 80_000 }]);
		stability.mode = 'credit';
		const other = await painting([scene('one', 'A jetty')], ['stability', 'gemini'], { model });
		expect(other.visuals.warnings).toMatchObject([{ code: 'model-substituted', field: 'model' }]);
	});

	it('take over the style of the first where that is wanted', async () => {
		openAi.seen.length = 0;
		const options = { holdsStyle: true };
		await painting([scene('one', 'A cliff'), scene('two', 'A cave')], ['openAi'], { options });
		expect(openAi.seen.map(({ path }) => path)).toEqual(['/images/generations', '/images/edits']);
	});

	it('are changed as the words say, and enlarged by the render-node for nothing', async () => {
		const { json } = await painting([scene('one', 'A lighthouse')], ['openAi']);
		const edited = await run('edit', { providers: ['gemini'], instruction: 'Make it night', aspectRatio: '1:1' }, json);
		expect(edited.error).toBeUndefined();
		expect(edited.json.picture).toMatchObject({ provider: 'gemini', width: 1_080, height: 1_080 });
		const larger = await run('upscale', {}, edited.json);
		expect(larger.json.picture).toMatchObject({
			...{ provider: 'renderNode', width: 2_160, height: 2_160, model: null },
			warnings: [{ code: 'detail-not-added' }],
		});
		const empty = await run('edit', { providers: ['gemini'], instruction: ' ' }, json);
		expect(empty.error?.message).toBe("'Instruction': Nothing is to be changed");
	});

	it('name who can where the chosen ones cannot', async () => {
		const { error } = await painting([scene('one', 'A ship')], ['openAi'], { style: 'art' });
		expect(error?.message).toBe("'Providers': OpenAI cannot draw pictures without a model");
	});
});
