import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GeneratedClip, JobInput } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { placeScenes } from '../../../nodes/ShowrunnerVideo/timeline/place-scenes';
import { cinematicModel, fakeModels } from '../../fakes/render-node/fake-models';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { runNode } from '../../kits/run-node';

const scene = (id: string) => ({ id, narration: `Scene ${id}.`, visualPrompt: `Picture ${id}`, mood: 'calm' });
const spoken = (id: string, durationMs: number) => ({ id, text: id, durationMs, assetId: 'a'.repeat(64), words: [] });
const image = (sceneId: string, aspectRatio: string, digit: string) => {
	return { sceneId, aspectRatio, assetId: digit.repeat(64), width: 9, height: 16 };
};
const story = { title: 'A title', locale: 'en', scenes: [scene('one'), scene('two')] };
const speech = { locale: 'en', scenes: [spoken('one', 3_000), spoken('two', 90_000)] };
const images = [image('one', '9:16', '1'), image('one', '16:9', '2'), image('two', '16:9', '3')];
const visuals = { provider: 'renderNode', images };
const asset = (digit: string) => ({ __rl: true, mode: 'id', value: digit.repeat(64) });

type Visuals = { images?: unknown[]; clips: GeneratedClip[]; clipJob: IDataObject };

describe('clips', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => {
		service.books.jobs.clear();
		service.books.models = fakeModels;
		service.books.unpaintable = new Set();
	});

	const run = async (operation: string, json: IDataObject, parameters: IDataObject = {}) => {
		const result = await runNode(service.credentials, { node: 'Video', resource: 'clip', operation, json, parameters });
		return { ...result, visuals: result.json.visuals as unknown as Visuals };
	};
	const jobs = () => [...service.books.jobs.values()];
	const input = () => jobs()[0]?.input as JobInput<'clip.generate'>;

	it('are made from each scene, as long as it is seen, with nothing filled in', async () => {
		const { error, visuals: made } = await run('generate', { story, speech, visuals });
		expect(error).toBeUndefined();
		const [first] = placeScenes(speech.scenes, 500);
		expect(input().scenes).toEqual([
			{ id: 'one', prompt: 'Picture one', durationMs: (first?.durationMs ?? 0) + 500 },
			{ id: 'two', prompt: 'Picture two', durationMs: 60_000 },
		]);
		expect(input()).toMatchObject({ aspectRatio: '9:16', model: 'auto', camera: 'auto', sound: true, fallBack: true });
		expect(made.images).toEqual(images);
		expect(made.clips.map(({ sceneId, model }) => [sceneId, model])).toEqual([
			['one', 'wan'],
			['two', 'wan'],
		]);
		expect(made.clipJob).toMatchObject({ model: 'wan', engine: 'diffusers', failed: [], deviceMs: 900, cached: false });
		expect(jobs()[0]).toMatchObject({ kind: 'clip.generate', step: 'clips' });
	});

	it('are made as the form says', async () => {
		const options = {
			...{ camera: 'rise', fallBack: false, guidance: 4, look: 'film grain', negativePrompt: 'text', seed: 5 },
			...{ sound: false, steps: 20, priority: 'low', timeoutMinutes: 7 },
		};
		const model = { __rl: true, mode: 'list', value: 'wan' };
		await run(
			'generate',
			{},
			{ source: 'prompt', prompt: ' Waves ', durationSeconds: 2.5, aspectRatio: '1:1', model, options },
		);
		expect(input()).toEqual({
			...{ camera: 'rise', fallBack: false, guidance: 4, style: 'film grain', negativePrompt: 'text', seed: 5 },
			...{ sound: false, steps: 20, model: 'wan', aspectRatio: '1:1' },
			scenes: [{ id: 'clip-1', prompt: 'Waves', durationMs: 2_500 }],
		});
		expect(jobs()[0]).toMatchObject({ priority: 'low' });
	});

	it('of one prompt after another stand beside each other', async () => {
		const prompt = { source: 'prompt', prompt: 'Waves' };
		const first = await run('generate', {}, prompt);
		const second = await run('generate', first.json as IDataObject, { ...prompt, prompt: 'Gulls' });
		expect(second.visuals.clips.map(({ sceneId }) => sceneId)).toEqual(['clip-1', 'clip-2']);
	});

	it('set the pictures of the item moving, each scene by its picture of that format', async () => {
		service.books.models = [cinematicModel];
		const { error, visuals: made } = await run('animateImage', { story, speech, visuals });
		expect(error).toBeUndefined();
		expect(input().scenes.map(({ id, prompt, firstFrameAssetId }) => [id, prompt, firstFrameAssetId?.[0]])).toEqual([
			['one', 'Picture one', '1'],
			['two', 'Picture two', '3'],
		]);
		expect(made.clips.map(({ model }) => model)).toEqual(['cinematic', 'cinematic']);
		expect(made.images).toEqual(images);
	});

	it('move without story and speech as well, for as long as the form says', async () => {
		const { error } = await run('animateImage', { visuals }, { durationSeconds: 3 });
		expect(error).toBeUndefined();
		expect(input().scenes.map(({ durationMs, prompt }) => [durationMs, prompt])).toEqual([
			[3_000, 'Gentle, natural movement'],
			[3_000, 'Gentle, natural movement'],
		]);
	});

	it('take the place of earlier ones of the same scene and format only', async () => {
		const first = await run('animateImage', { visuals });
		const wide = await run('animateImage', first.json, { aspectRatio: '16:9' });
		const again = await run('animateImage', wide.json, { durationSeconds: 2 });
		expect(
			again.visuals.clips.map(({ sceneId, aspectRatio, durationMs }) => [sceneId, aspectRatio, durationMs]),
		).toEqual([
			['one', '16:9', 5_000],
			['two', '16:9', 5_000],
			['one', '9:16', 2_000],
			['two', '9:16', 2_000],
		]);
	});

	it('lead from one picture to another', async () => {
		const options = { lastFrameAssetId: asset('e') };
		await run('animateImage', {}, { source: 'asset', assetId: asset('d'), prompt: 'It dawns', options });
		expect(input().scenes).toEqual([
			{
				...{ id: 'clip-1', prompt: 'It dawns', durationMs: 5_000 },
				...{ firstFrameAssetId: 'd'.repeat(64), lastFrameAssetId: 'e'.repeat(64) },
			},
		]);
	});

	it('come by their ticket as well, beside the pictures that were there', async () => {
		const ticket = await run('animateImage', { visuals }, { waitForCompletion: false });
		expect(ticket.visuals.clips).toBeUndefined();
		const wanted = { node: 'Job', resource: 'job', operation: 'wait', json: ticket.json };
		const { json, error } = await runNode(service.credentials, wanted);
		expect(error).toBeUndefined();
		expect(json.visuals).toMatchObject({ images, clips: [{ sceneId: 'one' }, { sceneId: 'two' }] });
	});

	it('that failed leave their picture to be shown, and tell why', async () => {
		service.books.unpaintable = new Set(['one']);
		const { visuals: made } = await run('animateImage', { story, visuals });
		expect(made.clips.map(({ sceneId }) => sceneId)).toEqual(['two']);
		expect(made.clipJob.failed).toMatchObject([{ sceneId: 'one', problem: { type: 'output-broken' } }]);
	});

	it('go on, and grow, in a section of their own', async () => {
		const animated = await run('animateImage', { visuals });
		const extended = await run('extend', animated.json, { prompt: 'The lamp turns' });
		expect(extended.error).toBeUndefined();
		const [clip] = animated.visuals.clips;
		expect(jobs()[1]?.input).toMatchObject({ assetId: clip?.assetId, prompt: 'The lamp turns', durationMs: 4_000 });
		expect(extended.json.clip).toMatchObject({ assetId: expect.any(String), model: 'wan', deviceMs: 900 });
		const upscaled = await run('upscale', extended.json, { factor: 4 });
		const { assetId } = extended.json.clip as { assetId: string };
		expect(jobs()[2]?.input).toEqual({ assetId, factor: 4, model: 'auto', seed: 1, fallBack: true });
		expect(upscaled.json.clip).toMatchObject({ model: 'larger' });
		expect(upscaled.json.visuals).toEqual(animated.json.visuals);
	});

	it('become the scenes of the video, each without a camera on top', async () => {
		service.books.unpaintable = new Set(['two']);
		const animated = await run('animateImage', {
			story,
			speech: { ...speech, scenes: speech.scenes.slice(0, 2) },
			visuals,
		});
		service.books.jobs.clear();
		const wanted = { node: 'Video', resource: 'video', operation: 'assemble', json: animated.json };
		const { error } = await runNode(service.credentials, wanted);
		expect(error).toBeUndefined();
		const { timeline } = jobs()[0]?.input as JobInput<'video.assemble'>;
		expect(timeline.scenes.map(({ visual, motion }) => [visual.kind, motion === undefined])).toEqual([
			['clip', true],
			['still', false],
		]);
	});

	it('make a video without any picture beside them', async () => {
		const filmed = await run('generate', { story, speech });
		expect(filmed.visuals.images).toBeUndefined();
		service.books.jobs.clear();
		const wanted = { node: 'Video', resource: 'video', operation: 'assemble', json: filmed.json };
		expect((await runNode(service.credentials, wanted)).error).toBeUndefined();
		const none = { ...wanted, json: { speech, visuals: { clips: [] } } };
		expect((await runNode(service.credentials, none)).error?.message).toBe(
			"'Visuals': The visuals section has no list 'images'",
		);
	});

	it('say by its name which field lacks what', async () => {
		// n8n itself sees to fields that are empty in the form; an expression may still come out empty.
		const prompt = '={{ " " }}';
		const messageOf = async (...wanted: Parameters<typeof run>) => (await run(...wanted)).error?.message;
		expect(await messageOf('generate', {})).toBe("'Story': The item has no story");
		expect(await messageOf('generate', {}, { source: 'prompt', prompt })).toBe("'Prompt': There are no words to go by");
		expect(await messageOf('generate', { story }, { providers: '={{ [] }}' })).toBe(
			"'Providers': No provider is chosen",
		);
		expect(await messageOf('animateImage', {})).toBe("'Visuals': The item has no visuals section");
		expect(await messageOf('animateImage', { visuals: { images: [] } })).toBe(
			"'Visuals': There is no picture to animate",
		);
		expect(await messageOf('animateImage', {}, { source: 'asset' })).toBe("'Picture': No asset is chosen");
		expect(await messageOf('extend', { clip: { assetId: 'a'.repeat(64) } }, { prompt })).toBe(
			"'Prompt': There are no words to go by",
		);
		expect(await messageOf('upscale', {})).toBe("'Clip': No asset is chosen");
		expect(jobs()).toEqual([]);
	});

	it('end with the service’s reason where no model can, under the name of the field', async () => {
		service.books.models = [cinematicModel];
		const { error } = await run('generate', { story });
		expect(error).toMatchObject({
			message: "'Model': No model here can do text-to-video",
			description: 'Pull a model on the render-node',
		});
		const model = { __rl: true, mode: 'id', value: 'no-such' };
		expect((await run('generate', { story }, { model })).error?.message).toBe(
			"'Model': The model 'no-such' is not known here",
		);
	});
});
