import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobInput, Media } from '@showrunner/contract';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine } from '../../../kits/engine';

const hex = (digit: string) => digit.repeat(64);
const facts = { fps: null, videoCodec: null, sampleRateHz: null, channels: null };
const picture: Media = { ...facts, kind: 'image', durationMs: null, width: 1080, height: 1920, audioCodec: null };
const sound: Media = { ...facts, kind: 'audio', durationMs: 900, width: null, height: null, audioCodec: 'flac' };

const scene = (id: string) => ({ id, text: 'One. Two.', durationMs: 900, assetId: hex('b'), words: [] });
const image = { sceneId: 'one', aspectRatio: '9:16', assetId: hex('a'), width: 1080, height: 1920 };
const item: IDataObject = {
	story: { title: 'A: title / part 1', scenes: [] },
	speech: { locale: 'en', scenes: [scene('one'), scene('two')] },
	visuals: { images: [image] },
};

type Loose = {
	document: { tracks: { children: { children: { source_range: { duration: { value: number } } }[] }[] } };
};

describe('a timeline of an item', () => {
	let service: FakeRenderNode;
	beforeAll(async () => {
		service = await openFakeRenderNode();
		service.books.media.set(hex('a'), picture).set(hex('b'), sound);
	});
	afterAll(async () => await service.close());

	const run = async (resource: string, operation: string, parameters: IDataObject, input: INodeExecutionData) => {
		const type = 'n8n-nodes-showrunner.showrunnerVideo';
		const nodes = [{ type, name: 'Node', parameters: { resource, operation, ...parameters } }];
		const { credentials } = service;
		const result = await openEngine({ nodes, input: [input], credentials, mode: 'manual' }).begin().ended;
		return { item: itemsOf(result, 'Node')[0], error: result.data.resultData.error };
	};
	const manner = { aspectRatios: ['9:16'], quality: 'draft', options: {} };

	it('goes out as a file and comes back as what Assemble renders', async () => {
		const given = {
			binaryPropertyName: 'edit',
			aspectRatios: ['9:16'],
			options: { linksExpireAfterHours: 2, fps: 25 },
		};
		const { item: sent, error } = await run('timeline', 'export', given, { json: item });
		expect(error).toBeUndefined();
		expect(sent?.json).toMatchObject({ story: item.story, otio: { fileName: 'A title part 1.otio', warnings: [] } });
		const { linksExpireAt } = sent?.json.otio as { linksExpireAt: string };
		expect(Math.round((Date.parse(linksExpireAt) - Date.now()) / 3_600_000)).toBe(2);
		const file = sent?.binary?.edit;
		expect(file).toMatchObject({ fileName: 'A title part 1.otio', mimeType: 'application/json' });
		const document: unknown = JSON.parse(Buffer.from(file?.data ?? '', 'base64').toString());
		expect(document).toEqual((sent?.json.otio as Loose).document);

		const input = { json: { kept: 1 }, binary: sent?.binary ?? {} };
		const { item: read } = await run('timeline', 'import', { source: 'file', binaryPropertyName: 'edit' }, input);
		expect(read?.json).toMatchObject({ kept: 1, timelineWarnings: [], timeline: { outputs: [{ fps: 25 }] } });
		const { item: made, error: failed } = await run('video', 'assemble', manner, { json: read?.json ?? {} });
		expect(failed).toBeUndefined();
		expect(made?.json).toHaveProperty('video');
		const [job] = [...service.books.jobs.values()];
		expect((job?.input as JobInput<'video.assemble'>).timeline).toEqual(read?.json.timeline);
	});

	it('carries the cuts of an editing program, and warnings of what it does not know', async () => {
		const { item: sent } = await run('timeline', 'export', { aspectRatios: ['9:16'] }, { json: item });
		const { document } = sent?.json.otio as Loose;
		const [first] = document.tracks.children[0]?.children ?? [];
		if (first) Object.assign(first.source_range.duration, { value: 90 });
		if (first) Object.assign(first, { effects: [{ OTIO_SCHEMA: 'Effect.1', name: 'Glow', effect_name: 'Glow' }] });
		const { item: read } = await run('timeline', 'import', { source: 'json' }, { json: sent?.json ?? {} });
		const { scenes } = read?.json.timeline as { scenes: { durationMs: number }[] };
		expect(scenes[0]?.durationMs).toBe(3_000);
		expect(read?.json.timelineWarnings).toEqual([expect.objectContaining({ code: 'effect-ignored' })]);
		// What was imported goes out again as it is, whatever else the item has.
		const { item: again } = await run('timeline', 'export', { aspectRatios: ['1:1'] }, { json: read?.json ?? {} });
		const { item: back } = await run('timeline', 'import', { source: 'json' }, { json: again?.json ?? {} });
		expect(back?.json.timeline).toEqual(read?.json.timeline);
	});

	it('says by its field what is no document and why one is refused', async () => {
		const message = async (parameters: IDataObject, input: INodeExecutionData) =>
			(await run('timeline', 'import', parameters, input)).error?.message;
		const file = { data: { data: Buffer.from('EDL').toString('base64'), mimeType: 'text/plain' } };
		expect(await message({ source: 'file' }, { json: {}, binary: file })).toBe(
			"'Input Data Field Name': This is no OpenTimelineIO document",
		);
		expect(await message({ source: 'json' }, { json: {} })).toContain('This is no OpenTimelineIO document');
		const clip = { otio: { document: { OTIO_SCHEMA: 'Clip.2' } } };
		expect(await message({ source: 'json' }, { json: clip })).toContain('The document is Clip.2, not a timeline');
		const wrong = { timeline: { scenes: 'none' } };
		expect((await run('video', 'assemble', manner, { json: wrong })).error?.message).toContain("'Timeline'");
	});
});
