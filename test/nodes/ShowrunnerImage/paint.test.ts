import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobInput, SceneImage } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { fakeModels } from '../../fakes/render-node/fake-models';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { runNode } from '../../kits/run-node';

const scene = (id: string, visualPrompt: string) => ({ id, narration: `Narration ${id}.`, visualPrompt, mood: 'calm' });
const story = { title: 'A title', locale: 'en', scenes: [scene('one', 'A lighthouse'), scene('two', ' ')] };
const aspectRatios = ['9:16', '1:1'];
type Visuals = { images: (SceneImage & { model?: string })[]; warnings: IDataObject[] } & IDataObject;

describe('pictures by a model', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => {
		service.books.jobs.clear();
		service.books.models = fakeModels;
		service.books.unpaintable = new Set();
		service.books.failing = undefined;
	});

	const paint = async (parameters: IDataObject = {}) => {
		const given = { style: 'diffusion', aspectRatios, ...parameters };
		const wanted = { node: 'Image', resource: 'image', operation: 'generate', parameters: given };
		const { json, error } = await runNode(service.credentials, { ...wanted, json: { story, keep: 1 } });
		return { json, error, visuals: json.visuals as Visuals };
	};
	const jobs = () => [...service.books.jobs.values()];
	const inputs = () => jobs().map(({ input }) => input as JobInput<'image.generate'>);

	it('need nothing chosen and come in the shape that drawn ones have', async () => {
		const { error, visuals, json } = await paint();
		expect(error).toBeUndefined();
		expect(json.keep).toBe(1);
		expect(visuals.images.map(({ sceneId, aspectRatio }) => `${sceneId} ${aspectRatio}`)).toEqual([
			'one 9:16',
			'one 1:1',
			'two 9:16',
			'two 1:1',
		]);
		expect(visuals).toMatchObject({
			...{ provider: 'renderNode', model: 'sdxl-base', engine: 'diffusers', warnings: [], attempts: [], failed: [] },
			...{ deviceMs: 900, priceMicros: 450, reused: 0 },
		});
		expect(inputs()).toEqual([expect.objectContaining({ model: 'auto', fallBack: true, style: '' })]);
		expect(inputs()[0]?.scenes).toEqual([
			{ id: 'one', prompt: 'A lighthouse' },
			{ id: 'two', prompt: 'Narration two.' },
		]);
	});

	it('are made as the form says', async () => {
		const options = {
			...{ negativePrompt: 'text', steps: 12, guidance: 3.5, seed: 9, fallBack: false, priority: 'high' },
			...{ strength: 0.4, timeoutMinutes: 5 },
			referenceAssetId: { __rl: true, mode: 'id', value: 'c'.repeat(64) },
		};
		const model = { __rl: true, mode: 'list', value: 'sdxl-base' };
		await paint({ model, look: ' gouache ', options });
		expect(inputs()).toEqual([
			expect.objectContaining({
				...{ model: 'sdxl-base', style: 'gouache', negativePrompt: 'text', steps: 12, guidance: 3.5, seed: 9 },
				...{ fallBack: false, referenceAssetId: 'c'.repeat(64), strength: 0.4 },
			}),
		]);
		expect(jobs()[0]).toMatchObject({ priority: 'high', step: 'images' });
	});

	it('are drawn as art where no model can, and each scene says so', async () => {
		service.books.models = [];
		const { error, visuals } = await paint();
		expect(error).toBeUndefined();
		expect(visuals.images).toHaveLength(4);
		expect(visuals).toMatchObject({ provider: 'renderNode', model: null, deviceMs: 0 });
		expect(visuals.attempts).toEqual([
			{
				...{ provider: 'renderNode', kind: 'configuration-invalid', status: 501 },
				message: 'No model here can do text-to-image',
			},
		]);
		expect(visuals.warnings.map(({ code, field }) => [code, field])).toEqual([
			['model-substituted', 'model'],
			['model-substituted', 'model'],
		]);
		expect(visuals.warnings[0]?.message).toContain("'one'");
		expect(visuals.warnings[0]?.message).toContain('No model here can do text-to-image');
		expect(jobs().map(({ kind, step }) => [kind, step])).toEqual([
			['image.generate', 'images'],
			['image.card', 'images'],
		]);
	});

	it('are the very pictures that the style Art draws where art stands in', async () => {
		service.books.models = [];
		const { visuals } = await paint();
		const drawn = (await paint({ style: 'art' })).visuals;
		expect(visuals.images).toEqual(drawn.images);
		expect('model' in drawn).toBe(false);
	});

	it('replace only the scene that failed', async () => {
		service.books.unpaintable = new Set(['one']);
		const { error, visuals } = await paint();
		expect(error).toBeUndefined();
		expect(visuals.images.map(({ sceneId, model }) => [sceneId, model])).toEqual([
			['one', undefined],
			['one', undefined],
			['two', 'sdxl-base'],
			['two', 'sdxl-base'],
		]);
		expect(visuals.warnings).toEqual([
			expect.objectContaining({ code: 'scene-failed' }),
			expect.objectContaining({ code: 'model-substituted', message: expect.stringContaining('black picture') }),
		]);
		expect(visuals.failed).toHaveLength(2);
		const [, art] = jobs();
		expect((art?.input as JobInput<'image.card'>).scenes.map(({ id }) => id)).toEqual(['one']);
	});

	it('name the model that answered in place of the chosen one', async () => {
		const { visuals } = await paint({ model: { __rl: true, mode: 'id', value: 'z-image' } });
		expect(visuals).toMatchObject({ model: 'sdxl-base', warnings: [{ code: 'model-substituted' }] });
		expect(visuals.attempts).toEqual([
			expect.objectContaining({ provider: 'renderNode', model: 'z-image', kind: 'configuration-invalid' }),
		]);
	});

	it('stop with the field and both ways out when art must not stand in', async () => {
		service.books.models = [];
		const { error } = await paint({ options: { ifNoModelCan: 'stop' } });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: "'Model': No model here can do text-to-image",
			description:
				"Pull a model on the render-node, or set 'If No Model Can' to 'Draw Art', so that seeded art stands in",
		});
		expect(jobs().map(({ kind }) => kind)).toEqual(['image.generate']);
	});

	it('stop at a scene that failed when art must not stand in', async () => {
		service.books.unpaintable = new Set(['two']);
		const { error } = await paint({ options: { ifNoModelCan: 'stop' } });
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toContain("'Model': 2 of 4 pictures could not be made. Scene 'two': The model gave back");
		expect(error?.description).toContain("'If No Model Can'");
	});

	it('are drawn as well where not one of them could be painted', async () => {
		service.books.unpaintable = new Set(['one', 'two']);
		const { error, visuals } = await paint();
		expect(error).toBeUndefined();
		expect(visuals.images).toHaveLength(4);
		expect(visuals.warnings.map(({ message }) => String(message))).toEqual([
			expect.stringMatching(/'one'.*black picture/),
			expect.stringMatching(/'two'.*black picture/),
		]);
		service.books.failing = ({ kind }) =>
			kind === 'image.generate'
				? { type: 'content-rejected', title: 'Not that', status: 422, kind: 'content-rejected', field: 'prompt' }
				: undefined;
		expect((await paint()).visuals.images).toHaveLength(4);
		expect((await paint({ options: { ifNoModelCan: 'stop' } })).error?.message).toBe("'Story': Not that");
	});

	it('stop where the chosen model is not known and no other may answer', async () => {
		const model = { __rl: true, mode: 'id', value: 'no-such' };
		const { error } = await paint({ model, options: { ifNoModelCan: 'stop', fallBack: false } });
		expect(error?.message).toBe("'Model': The model 'no-such' is not known here");
	});

	it('hide neither a wrong request nor a wrong key behind art', async () => {
		service.books.failing = () => ({ type: 'odd', title: 'This is odd', status: 422, kind: 'input-invalid' });
		expect((await paint()).error?.message).toBe('This is odd');
		expect(jobs().map(({ kind }) => kind)).toEqual(['image.generate']);
		const wanted = { node: 'Image', resource: 'image', operation: 'generate', json: { story } };
		const credentials = { ...service.credentials, apiKey: 'wrong' };
		const { error } = await runNode(credentials, { ...wanted, parameters: { style: 'diffusion' } });
		expect(error).toMatchObject({ httpCode: '401' });
		expect(error?.message).toContain('API key');
	});

	it('say by its name which option holds no picture', async () => {
		const referenceAssetId = { __rl: true, mode: 'id', value: 'nonsense' };
		expect((await paint({ options: { referenceAssetId } })).error?.message).toBe(
			"'Reference Picture': 'nonsense' holds no ID",
		);
	});
});
