import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine } from '../kits/engine';

const story = {
	title: 'A title',
	locale: 'en',
	scenes: [{ id: 'one', narration: 'One. Two.', visualPrompt: 'One', mood: 'calm' }],
};
const speech = {
	locale: 'en',
	scenes: [{ id: 'one', text: 'One. Two.', durationMs: 900, assetId: 'a'.repeat(64), words: [] }],
};

describe('each operation in n8n’s engine', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => void (service.books.hold = false));

	const run = async (
		node: string,
		resource: string,
		operation: string,
		parameters: IDataObject = {},
		item: INodeExecutionData = { json: {} },
	) => {
		const type = `n8n-nodes-showrunner.showrunner${node}`;
		const nodes = [{ type, name: 'Node', parameters: { resource, operation, ...parameters } }];
		const result = await openEngine({ nodes, input: [item], credentials: service.credentials, mode: 'manual' }).begin()
			.ended;
		return { items: itemsOf(result, 'Node'), error: result.data.resultData.error };
	};
	const only = async (...wanted: Parameters<typeof run>) => {
		const { items, error } = await run(...wanted);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		return items[0] as INodeExecutionData;
	};

	it('starts, finds, changes and fails a production', async () => {
		const parameters = { idempotencyKey: 'row-1', options: { channel: 'Sea' } };
		const started = await only('Production', 'production', 'start', parameters, { json: { story } });
		const again = await only('Production', 'production', 'start', parameters, { json: { story } });
		expect(started.json.production).toMatchObject({ title: 'A title', channel: 'Sea', state: 'running' });
		expect(again.json.production).toEqual(started.json.production);
		const updated = await only('Production', 'production', 'update', { updateFields: { title: 'New' } }, started);
		expect(updated.json.production).toMatchObject({ title: 'New' });
		const failed = await only('Production', 'production', 'fail', {}, { json: { ...started.json, error: 'No voice' } });
		expect(failed.json.production).toMatchObject({ state: 'failed', problem: { title: 'No voice' } });
		const { id } = started.json.production as { id: string };
		const pasted = { productionId: { __rl: true, mode: 'id', value: `http://render/v1/productions/${id}?x=1` } };
		expect((await only('Production', 'production', 'get', pasted)).json.production).toMatchObject({ id });
		expect((await run('Production', 'production', 'getMany', { returnAll: true })).items.length).toBeGreaterThan(0);
	});

	it('says by its name which field lacks what', async () => {
		const nowhere = { __rl: true, mode: 'id', value: '={{ $json.nothing }}' };
		expect((await run('Production', 'production', 'complete')).error?.message).toBe(
			"'Production': The item has no production",
		);
		expect(
			(await run('Production', 'production', 'get', {}, { json: { production: { id: 'x' } } })).error?.message,
		).toBe("'Production': 'x' holds no ID");
		expect((await run('Speech', 'speech', 'generate')).error?.message).toBe("'Story': The item has no story");
		expect((await run('Video', 'video', 'assemble')).error?.message).toBe("'Speech': The item has no speech");
		expect(
			(await run('Video', 'video', 'assemble', { aspectRatios: '={{ [] }}' }, { json: { speech } })).error?.message,
		).toContain("'Aspect Ratios'");
		expect((await run('Asset', 'asset', 'get', { assetId: nowhere })).error?.message).toBe(
			"'Asset': No asset is chosen",
		);
		expect((await run('Job', 'job', 'create', { input: 'no json' })).error?.message).toBe(
			"'Input': This is no JSON object",
		);
	});

	it('brings a file into the store and out again, byte for byte', async () => {
		const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));
		const file = { data: bytes.toString('base64'), mimeType: 'video/mp4', fileName: 'intro.mp4' };
		const uploaded = await only('Asset', 'asset', 'upload', {}, { json: { keep: 1 }, binary: { data: file } });
		expect(uploaded.json).toMatchObject({
			keep: 1,
			asset: { name: 'intro.mp4', mediaType: 'video/mp4', sizeBytes: 5_000 },
		});
		const assetId = { __rl: true, mode: 'id', value: (uploaded.json.asset as { id: string }).id };
		const downloaded = await only('Asset', 'asset', 'download', { assetId }, { json: { keep: 2 } });
		expect(downloaded.json).toEqual({ keep: 2 });
		expect(downloaded.binary?.data?.fileName).toBe('intro.mp4');
		expect(Buffer.from(downloaded.binary?.data?.data ?? '', 'base64').equals(bytes)).toBe(true);
		expect((await only('Asset', 'asset', 'createLink', { assetId })).json.link).toMatchObject({
			url: expect.stringContaining('http'),
		});
		expect((await only('Asset', 'asset', 'get', { assetId })).json.asset).toMatchObject({ name: 'intro.mp4' });
		expect((await only('Asset', 'asset', 'delete', { assetId })).json).toEqual({ deleted: true });
		expect((await run('Asset', 'asset', 'get', { assetId })).error).toMatchObject({ httpCode: '404' });
	});

	it('has the service fetch a file by its address, with what is known of its rights', async () => {
		service.books.jobs.clear();
		const options = { fileName: 'harbour.mp4', licence: 'CC-BY-4.0', author: 'A. Painter' };
		await run('Asset', 'asset', 'importFromUrl', { url: ' https://example.com/clip.mp4 ', options });
		await run('Asset', 'asset', 'importFromUrl', { url: 'https://example.com/clip.mp4' });
		expect([...service.books.jobs.values()].map(({ kind, input }) => ({ kind, input }))).toEqual([
			{
				kind: 'asset.import',
				input: {
					url: 'https://example.com/clip.mp4',
					name: 'harbour.mp4',
					evidence: { sourceKind: 'stock', licence: 'CC-BY-4.0', author: 'A. Painter' },
				},
			},
			{ kind: 'asset.import', input: { url: 'https://example.com/clip.mp4' } },
		]);
	});

	it('creates a job, waits for it and hands its video on', async () => {
		const timeline = {
			version: 1,
			locale: 'en',
			scenes: [{ id: 'a', durationMs: 900, visual: { kind: 'colour', colour: '#102040' } }],
			outputs: [{ aspectRatio: '9:16' }],
		};
		const created = await only('Job', 'job', 'create', {
			input: JSON.stringify({ timeline }),
			options: { step: 'extra', priority: 'high' },
		});
		expect(created.json).toMatchObject({
			job: { state: 'succeeded', priority: 'high', step: 'extra' },
			video: { videos: [{ aspectRatio: '9:16' }] },
		});
		service.books.hold = true;
		const ticket = await only('Job', 'job', 'create', { input: { timeline }, waitForCompletion: false });
		expect(ticket.json.ticket).toMatchObject({ state: 'running' });
		setTimeout(() => service.books.release(), 300);
		const waited = await only('Job', 'job', 'wait', {}, ticket);
		expect(waited.json).toMatchObject({ job: { state: 'succeeded' }, captions: { files: [{ format: 'srt' }] } });
		expect((await run('Job', 'job', 'getMany')).items.length).toBeGreaterThanOrEqual(2);
	});

	it('cancels a job, and tries it again', async () => {
		service.books.hold = true;
		const ticket = await only('Job', 'job', 'create', {
			kind: 'media.inspect',
			input: { assetId: 'a'.repeat(64) },
			waitForCompletion: false,
		});
		const jobId = { __rl: true, mode: 'id', value: (ticket.json.ticket as { jobId: string }).jobId };
		expect((await only('Job', 'job', 'cancel', { jobId })).json.job).toMatchObject({ state: 'cancelled' });
		expect((await run('Job', 'job', 'wait', { jobId })).error?.message).toContain('cancelled');
		expect((await only('Job', 'job', 'wait', { jobId, waitForCompletion: false })).json.job).toMatchObject({
			state: 'cancelled',
		});
		service.books.hold = false;
		expect((await only('Job', 'job', 'retry', { jobId })).json.job).toMatchObject({ state: 'succeeded' });
		expect((await only('Job', 'job', 'get', { jobId })).json.job).toMatchObject({ attempts: 2 });
	});

	it('makes captions, sound effects and media facts, and lists voices', async () => {
		const captions = await only('Video', 'caption', 'create', { formats: ['vtt'] }, { json: { speech } });
		expect(captions.json.captions).toMatchObject({ locale: 'en', files: [{ format: 'vtt' }] });
		expect((await only('Music', 'soundEffect', 'generate', { effect: 'ding' })).json.soundEffect).toMatchObject({
			effect: 'ding',
			provider: 'renderNode',
		});
		const assetId = { __rl: true, mode: 'id', value: 'b'.repeat(64) };
		expect((await only('Video', 'video', 'getInfo', { assetId })).json.info).toMatchObject({
			media: { kind: 'video' },
		});
		expect((await run('Speech', 'voice', 'getMany')).items[0]?.json).toMatchObject({ id: 'flite:rms' });
	});

	it('sends what the form says, not its defaults', async () => {
		service.books.jobs.clear();
		const voice = { __rl: true, mode: 'list', value: 'flite:slt' };
		await only('Speech', 'speech', 'generate', { voice, options: { speed: 1.25 } }, { json: { story } });
		await only(
			'Image',
			'image',
			'generate',
			{ style: 'card', aspectRatios: ['1:1'], options: { seed: 9 } },
			{ json: { story } },
		);
		await only('Image', 'thumbnail', 'compose', { title: 'Own words', mood: 'dramatic' }, { json: { story } });
		await only('Music', 'track', 'generate', { mood: 'playful', durationSeconds: 7 }, { json: { story } });
		expect([...service.books.jobs.values()].map(({ input }) => input)).toEqual([
			expect.objectContaining({ voice: 'flite:slt', speed: 1.25 }),
			expect.objectContaining({ style: 'card', aspectRatios: ['1:1'], seed: 9 }),
			expect.objectContaining({ title: 'Own words', mood: 'dramatic', aspectRatio: '16:9' }),
			expect.objectContaining({ mood: 'playful', durationMs: 7_000 }),
		]);
	});
});
