import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
	configurationInvalid,
	inputInvalid,
	temporarilyUnavailable,
} from '../../../../render-node/src/domain/refusal.js';
import { BetterElsewhere } from '../../../../render-node/src/application/job-handler.js';
import { generationKit } from '../../../kits/generation.js';
import { lightJob, type LightJob } from '../../../kits/light-job.js';
import { paintingEngine, paintingModel } from '../../../kits/painting-engine.js';

let job: LightJob;
beforeEach(() => {
	job = lightJob();
});
afterEach(() => job.remove());

const scenes = [
	{ id: 'one', prompt: 'the sea' },
	{ id: 'two', prompt: 'a cliff' },
	{ id: 'three', prompt: 'a gull' },
];
const request = { scenes, style: 'gouache', aspectRatios: ['9:16' as const], seed: 5 };
const second = () => paintingEngine([paintingModel({ id: 'other', label: 'Other', engine: 'comfyui' })]);
const away = () => temporarilyUnavailable('server-away', 'The server is away');

describe('image.generate', () => {
	it('paints each scene once per format and keeps how each came to be', async () => {
		const engine = paintingEngine();
		const { run } = await generationKit([engine]);
		const result = await run('image.generate', { ...request, aspectRatios: ['9:16', '1:1', '9:16'] }, job);
		expect(
			result.images.map(({ sceneId, aspectRatio, width, height }) => [sceneId, aspectRatio, width, height]),
		).toEqual(
			scenes.flatMap(({ id }) => [
				[id, '9:16', 48, 88],
				[id, '1:1', 64, 64],
			]),
		);
		expect(result).toMatchObject({ model: 'painter', engine: 'diffusers', failed: [], attempts: [], reused: 0 });
		expect(result).toMatchObject({ deviceMs: 3_000, priceMicros: 3_000, warnings: [] });
		expect(engine.orders).toHaveLength(1);
		expect(engine.orders[0]?.prompts[0]).toBe('the sea, gouache');
		const [image] = result.images;
		const asset = await job.assets.get(image?.assetId ?? '');
		expect(asset.evidence[0]).toMatchObject({
			origin: 'generated',
			licence: 'Apache-2.0',
			model: 'painter@abc123',
			modelVersion: 'abc123',
			commercialUse: 'allowed',
			licenceUrl: 'https://example.org/licence',
			prompt: 'the sea, gouache',
			aiGenerated: true,
			provenanceAssetId: image?.provenanceAssetId,
		});
		const sidecar = JSON.parse(readFileSync(await job.assets.localPath(image?.provenanceAssetId ?? ''), 'utf8'));
		expect(sidecar).toMatchObject({
			aiGenerated: true,
			sha256: image?.assetId,
			model: { id: 'painter', revision: 'abc123' },
			request: { prompt: 'the sea, gouache', seed: image?.seed, steps: 4 },
			facts: { device: 'brush' },
			contentFilter: expect.stringMatching(/./),
		});
		const bytes = readFileSync(await job.assets.localPath(image?.assetId ?? ''), 'latin1');
		expect(bytes).toContain('trainedAlgorithmicMedia');
	});

	it('finds what was painted before and paints only what is new', async () => {
		const engine = paintingEngine();
		const { run } = await generationKit([engine]);
		const first = await run('image.generate', request, job);
		const more = {
			...request,
			scenes: [scenes[0], { id: 'new', prompt: 'a boat' }, scenes[1]].flatMap((s) => s ?? []),
		};
		const again = await run('image.generate', more, job);
		expect(again.reused).toBe(2);
		expect(again.images.map(({ sceneId }) => sceneId)).toEqual(['one', 'new', 'two']);
		expect(engine.orders.map(({ prompts }) => prompts.length)).toEqual([3, 1]);
		expect(again.images.find(({ sceneId }) => sceneId === 'two')?.assetId).toBe(first.images[1]?.assetId);
		expect(again.deviceMs).toBe(500);
	});

	it('keeps the others when one scene fails, and tells of it', async () => {
		const engine = paintingEngine();
		engine.meet({ word: 'cliff' });
		const { run } = await generationKit([engine]);
		const result = await run('image.generate', request, job);
		expect(result.images.map(({ sceneId }) => sceneId)).toEqual(['one', 'three']);
		expect(result.failed).toMatchObject([{ sceneId: 'two', problem: { type: 'not-finite' } }]);
		expect(result.warnings).toMatchObject([{ code: 'scene-failed' }]);
	});

	it('hands what one model could not do to the next, and says who answered', async () => {
		const first = paintingEngine();
		first.meet({ whole: away(), after: 1 });
		const { run } = await generationKit([first, second()]);
		const result = await run('image.generate', request, job);
		expect(result.images.map(({ model }) => model)).toEqual(['painter', 'other', 'other']);
		expect(result.attempts).toMatchObject([
			{ model: 'painter', engine: 'diffusers', problem: { type: 'server-away' } },
		]);
		expect(result.warnings).toMatchObject([{ code: 'model-substituted' }]);
	});

	it('counts a model among those that were asked when it let single pieces go', async () => {
		const first = paintingEngine();
		first.meet({ word: 'cliff' });
		const { run } = await generationKit([first, second()]);
		const result = await run('image.generate', request, job);
		expect(result.failed).toEqual([]);
		expect(result.attempts).toMatchObject([{ model: 'painter', problem: { type: 'not-finite' } }]);
	});

	it('fails in a way that is tried again where that may help some of the scenes', async () => {
		const engine = paintingEngine();
		engine.meet({ whole: away() });
		const { run } = await generationKit([engine]);
		const mixed = [{ id: 'bad', prompt: 'a naked child' }, ...scenes];
		await expect(run('image.generate', { ...request, scenes: mixed }, job)).rejects.toMatchObject({
			problem: { type: 'server-away', kind: 'temporarily-unavailable' },
		});
	});

	it('stops at what no other model could mend', async () => {
		const first = paintingEngine();
		first.meet({ whole: inputInvalid('size-refused', 'The size is refused') });
		const other = second();
		const { run } = await generationKit([first, other]);
		await expect(run('image.generate', request, job)).rejects.toMatchObject({ problem: { type: 'size-refused' } });
		expect(other.orders).toHaveLength(0);
	});

	it.each(['server-refused', 'generation-refused', 'comfyui-value-refused'])(
		'asks the next where one model did not take what the contract allows (%s)',
		async (type) => {
			const first = paintingEngine();
			first.meet({ word: 'cliff', problem: inputInvalid(type, 'The server did not accept the request') });
			const { run } = await generationKit([first, second()]);
			const result = await run('image.generate', request, job);
			expect(result.images.map(({ model }) => model).sort()).toEqual(['other', 'painter', 'painter']);
		},
	);

	it('fails, and asks no other model, when what was made cannot be stored', async () => {
		const { deps } = await generationKit([]);
		const tag = async () => {
			throw temporarilyUnavailable('disk-full', 'The disk is full');
		};
		const [first, other] = [paintingEngine(), second()];
		const { run } = await generationKit([first, other], { media: { ...deps.media, tag } });
		const one = { ...request, scenes: scenes.slice(0, 1) };
		await expect(run('image.generate', one, job)).rejects.toMatchObject({ problem: { type: 'disk-full' } });
		expect(other.orders).toEqual([]);
	});

	it('asks nobody else where no fall-back is wanted', async () => {
		const first = paintingEngine();
		first.meet({ whole: away() });
		const other = second();
		const { run } = await generationKit([first, other]);
		const wish = { ...request, fallBack: false };
		await expect(run('image.generate', wish, job)).rejects.toMatchObject({ problem: { type: 'server-away' } });
		await expect(run('image.generate', { ...wish, model: 'painter' }, job)).rejects.toThrow('away');
		expect(other.orders).toHaveLength(0);
	});

	it('lists each cause when all models fail', async () => {
		const [first, other] = [paintingEngine(), second()];
		first.meet({ whole: away() });
		other.meet({ whole: configurationInvalid('checkpoint-missing', 'The checkpoint is missing') });
		const { run } = await generationKit([first, other]);
		const ended = run('image.generate', request, job);
		await expect(ended).rejects.toMatchObject({
			problem: { detail: expect.stringMatching(/painter: The server is away\. other: The checkpoint is missing\./) },
		});
	});

	it('refuses a prompt that breaks a rule before any device is asked', async () => {
		const engine = paintingEngine();
		const { run } = await generationKit([engine]);
		const bad = { id: 'bad', prompt: 'a naked child' };
		await expect(run('image.generate', { ...request, scenes: [bad] }, job)).rejects.toMatchObject({
			problem: { type: 'content-rejected', kind: 'content-rejected', field: 'prompt' },
		});
		expect(engine.orders).toHaveLength(0);
		const mixed = await run('image.generate', { ...request, scenes: [bad, ...scenes] }, job);
		expect(mixed.failed.map(({ sceneId }) => sceneId)).toEqual(['bad']);
		expect(mixed.images).toHaveLength(3);
	});

	it('drops a picture that may not be used, and refuses what cannot be looked at where that is wanted', async () => {
		const { deps } = await generationKit([]);
		const rejects = { ...deps.content, checkFile: async () => ({ kind: 'rejected' as const, reason: 'nudity' }) };
		const { run } = await generationKit([paintingEngine()], { content: rejects });
		await expect(run('image.generate', request, job)).rejects.toMatchObject({
			problem: { type: 'content-rejected', detail: 'nudity', field: 'picture' },
		});
	});

	it('paints anew what an engine was set up for otherwise', async () => {
		const { kept, run } = await generationKit([paintingEngine([paintingModel({ setup: 'shift 3' })])]);
		await run('image.generate', request, job);
		const pieces = { find: async (key: string) => kept.get(key) ?? null, keep: async () => undefined };
		const same = await generationKit([paintingEngine([paintingModel({ setup: 'shift 3' })])], { pieces });
		expect(await same.run('image.generate', request, job)).toMatchObject({ reused: 3 });
		const other = await generationKit([paintingEngine([paintingModel({ setup: 'shift 5' })])], { pieces });
		expect(await other.run('image.generate', request, job)).toMatchObject({ reused: 0 });
	});

	it('looks again at what was painted before when the filter would judge otherwise now', async () => {
		const looked: string[] = [];
		const filter = (version: string, isAllowed: boolean) => ({
			...{ version, checkPrompt: () => ({ kind: 'passed' as const }), close: async () => undefined },
			async checkFile(_: string, mediaType: string) {
				looked.push(mediaType);
				return isAllowed ? { kind: 'passed' as const } : { kind: 'rejected' as const, reason: 'nudity' };
			},
		});
		const engine = paintingEngine();
		const before = await generationKit([engine], { content: filter('1', true) });
		await before.run('image.generate', request, job);
		const { pieces } = before.deps;
		const stricter = await generationKit([engine], { pieces, content: filter('2', false) });
		await expect(stricter.run('image.generate', request, job)).rejects.toMatchObject({
			problem: { type: 'content-rejected', field: 'picture' },
		});
		const newer = await generationKit([engine], { pieces, content: filter('3', true) });
		looked.length = 0;
		expect(await newer.run('image.generate', request, job)).toMatchObject({ reused: 3 });
		expect(await newer.run('image.generate', request, job)).toMatchObject({ reused: 3 });
		expect(looked).toEqual(['image/png', 'image/png', 'image/png']);
		expect(engine.orders).toHaveLength(1);
	});

	it('names what is missing where no model is ready, or the chosen one is not', async () => {
		const engine = paintingEngine();
		engine.setAvailable(false);
		const { run } = await generationKit([engine]);
		await expect(run('image.generate', request, job)).rejects.toMatchObject({
			problem: { type: 'no-model-for-kind', kind: 'configuration-invalid', field: 'model' },
		});
		await expect(run('image.generate', { ...request, model: 'painter' }, job)).rejects.toMatchObject({
			problem: { type: 'model-not-ready', fix: 'pull it first' },
		});
		await expect(run('image.generate', { ...request, model: 'nobody' }, job)).rejects.toMatchObject({
			problem: { type: 'model-unknown', detail: 'Known: painter.' },
		});
	});

	it('leaves the job to a machine that has the model', async () => {
		const elsewhere = async (_: readonly string[], model: string) => model === 'far' || model === 'auto';
		const { run } = await generationKit([paintingEngine()], { isElsewhere: elsewhere });
		await expect(run('image.generate', { ...request, model: 'far' }, job)).rejects.toBeInstanceOf(BetterElsewhere);
		// What can be done here is done here.
		expect((await run('image.generate', request, job)).images).toHaveLength(3);
	});

	it('starts from a picture where one is named, and remembers what it was made from', async () => {
		const engine = paintingEngine();
		const { run } = await generationKit([engine]);
		const [reference] = (await run('image.generate', request, job)).images;
		const result = await run('image.generate', { ...request, referenceAssetId: reference?.assetId ?? '' }, job);
		expect(engine.orders.at(-1)?.kind).toBe('image-to-image');
		const { evidence } = await job.assets.get(result.images[0]?.assetId ?? '');
		expect(evidence[0]?.madeFrom).toEqual([reference?.assetId]);
	});

	it('ends with the reason of a cancel', async () => {
		const { run } = await generationKit([paintingEngine()]);
		job.cancel(new Error('cancelled by the user'));
		await expect(run('image.generate', request, job)).rejects.toThrow('cancelled by the user');
	});
});
