import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timelineSchema, type JobInput } from '@showrunner/contract';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine } from '../../kits/engine';

const hex = (digit: string) => digit.repeat(64);
const scene = (id: string) => ({ id, text: 'One.', durationMs: 900, assetId: hex('0'), words: [] });
const image = { sceneId: 'b', aspectRatio: '16:9', assetId: hex('9'), width: 1920, height: 1080 };
const json: IDataObject = {
	speech: { locale: 'en', scenes: ['a', 'b', 'c'].map(scene) },
	visuals: { images: [image] },
};
const file = (text: string, mimeType = 'image/png') => ({
	...{ data: Buffer.from(text).toString('base64'), mimeType, fileName: `${text}.png` },
});
const binary = { far: file('far'), near: file('near'), notes: file('notes', 'text/plain') };
const asset = (digit: string, own: INodeParameters = {}) => ({ assetId: hex(digit), ...own });

describe('layers of the form', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());

	const assemble = async (layers: INodeParameters[], ...given: INodeExecutionData[]) => {
		const input = given.length > 0 ? given : [{ json, binary }];
		service.books.assets.clear();
		const type = 'n8n-nodes-showrunner.showrunnerVideo';
		const manner = { resource: 'video', operation: 'assemble', aspectRatios: ['16:9', '9:16'], quality: 'draft' };
		const nodes = [{ type, name: 'Node', parameters: { ...manner, options: { layers: { layers } } } }];
		const { credentials } = service;
		const result = await openEngine({ nodes, input, credentials, mode: 'manual' }).begin().ended;
		const { error } = result.data.resultData;
		const job = [...service.books.jobs.values()].at(-1);
		const timeline = error ? undefined : timelineSchema.parse((job?.input as JobInput<'video.assemble'>).timeline);
		return { timeline, error, video: itemsOf(result, 'Node')[0]?.json.video as IDataObject | undefined };
	};
	const uploaded = () => [...service.books.assets.values()].map(({ asset: { id, name } }) => ({ id, name }));
	const layer = (assetId: string, depth: number) => ({ assetIds: { '16:9': assetId }, depth });

	it('are the picture of their scene, from the back to the front, and move by the pan of layers', async () => {
		const { timeline, error } = await assemble([
			asset('1', { scene: 2, depth: 0.1 }),
			asset('2', { scene: 1, depth: 0.2 }),
			asset('3', { scene: 2, depth: 1 }),
			asset('4', { scene: 1, depth: 0.9 }),
		]);
		expect(error).toBeUndefined();
		const [first, second, third] = timeline?.scenes ?? [];
		expect(first?.visual).toEqual({ kind: 'layers', layers: [layer(hex('2'), 0.2), layer(hex('4'), 0.9)] });
		expect(second?.visual).toEqual({ kind: 'layers', layers: [layer(hex('1'), 0.1), layer(hex('3'), 1)] });
		expect(first).not.toHaveProperty('motion');
		expect(third?.visual.kind).toBe('colour');
		expect(third).toHaveProperty('motion');
	});

	it('are files of the item, each uploaded once', async () => {
		const { timeline } = await assemble([
			{ binaryPropertyName: 'far', depth: 0 },
			{ binaryPropertyName: 'near', depth: 0.5 },
			{ binaryPropertyName: 'far', depth: 1 },
		]);
		const [far, near] = uploaded();
		expect(uploaded().map(({ name }) => name)).toEqual(['far.png', 'near.png']);
		expect(timeline?.scenes[0]?.visual).toEqual({
			kind: 'layers',
			layers: [layer(far?.id ?? '', 0), layer(near?.id ?? '', 0.5), layer(far?.id ?? '', 1)],
		});
		expect(service.requests.filter(({ name }) => name === 'uploadAsset')).toHaveLength(2);
	});

	it('are moved apart evenly where all have one depth', async () => {
		const { timeline } = await assemble([asset('1'), asset('2'), asset('3')]);
		expect(timeline?.scenes[0]?.visual).toMatchObject({ layers: [{ depth: 0 }, { depth: 0.5 }, { depth: 1 }] });
	});

	it('of no scene stand behind all scenes without a picture, and those of a scene that is not there are told', async () => {
		const { timeline, video } = await assemble([
			...[asset('1', { scene: 0 }), asset('2', { scene: 0 })],
			...[asset('3', { scene: 7 }), asset('4', { scene: 7 })],
		]);
		expect(timeline?.scenes.map(({ visual }) => visual.kind)).toEqual(['layers', 'still', 'layers']);
		expect(video?.warnings).toEqual([
			{ code: 'option-adjusted', message: 'There is no scene 7; its layers were left out', field: 'layers' },
		]);
	});

	it('of no scene are told where every scene has something else to show', async () => {
		const layers = ['1', '2'].map((digit) => asset(digit, { scene: 0 }));
		const images = ['a', 'b', 'c'].map((sceneId) => ({ ...image, sceneId }));
		const { timeline, video } = await assemble(layers, { json: { ...json, visuals: { images } } });
		expect(timeline?.scenes.map(({ visual }) => visual.kind)).toEqual(['still', 'still', 'still']);
		const message = 'Every scene has a picture, a clip or layers of its own; those of scene 0 were left out';
		expect(video?.warnings).toEqual([{ code: 'option-adjusted', message, field: 'layers' }]);
	});

	it('are not uploaded where the speech becomes no video, or there are too many items', async () => {
		const layers = [{ binaryPropertyName: 'far' }, { binaryPropertyName: 'near' }];
		const speech = { locale: 'en', scenes: [{ ...scene('a'), durationMs: 4 * 3_600_000 }] };
		const long = await assemble(layers, { json: { speech }, binary });
		expect(long.error?.message).toContain('longer than 3 hours');
		expect(uploaded()).toEqual([]);
		const many = await assemble(layers, ...Array.from({ length: 201 }, () => ({ json, binary })));
		expect(many.error?.message).toContain('201 items are too many at once');
		expect(uploaded()).toEqual([]);
	});

	it('are refused by their field, before anything is uploaded', async () => {
		const far = { binaryPropertyName: 'far' };
		const cases: [INodeParameters[], string][] = [
			[[far], 'Scene 1 has 1 layer'],
			[Array.from({ length: 6 }, () => asset('1', { scene: 0 })), 'Scenes without a picture have 6 layers'],
			[[far, {}], 'A layer names no picture'],
			[[far, asset('1', far)], 'A layer names two pictures'],
			[[far, { assetId: 'x' }], 'This is no asset ID'],
			[[far, { binaryPropertyName: 'gone' }], "The item has no file 'gone'"],
			[[far, { binaryPropertyName: 'notes' }], "The file 'notes' is no picture"],
			[[far, asset('1', { depth: 2 })], 'A layer has the depth 2'],
			[[far, asset('1', { scene: -1 })], 'There is no scene -1'],
		];
		for (const [layers, title] of cases) expect((await assemble(layers)).error?.message).toBe(`'Layers': ${title}`);
		expect(uploaded()).toEqual([]);
	});
});
