import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobInput } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { runNode, type NodeRun } from '../../kits/run-node';

const video = { assetId: '1'.repeat(64) };

describe('Find Duplicates', () => {
	let service: FakeRenderNode;
	let production: IDataObject;
	beforeAll(async () => {
		service = await openFakeRenderNode();
		const parameters = { idempotencyKey: 'row-1', options: { channel: 'Sea' } };
		const json = { story: { title: 'A title', locale: 'en', scenes: [] } };
		const started = await runNode(service.credentials, {
			...{ node: 'Production', resource: 'production', operation: 'start', parameters, json },
		});
		production = started.json.production as IDataObject;
	});
	afterAll(async () => await service.close());
	beforeEach(() => service.books.jobs.clear());

	const run = async (json: IDataObject, parameters: IDataObject = {}, more: Partial<NodeRun> = {}) =>
		await runNode(service.credentials, {
			...{ node: 'Asset', resource: 'asset', operation: 'findDuplicates', json, parameters, ...more },
		});
	const jobs = () => [...service.books.jobs.values()];
	const input = () => jobs()[0]?.input as JobInput<'media.compare'>;

	it('compares the video of the item with the past of its channel, and leaves the rest of the item alone', async () => {
		const made = { production, video: { videos: [video] } };
		const { error, json } = await run(made);
		expect(error).toBeUndefined();
		expect(jobs()[0]).toMatchObject({ kind: 'media.compare', step: 'compare', productionId: production.id });
		expect(input()).toEqual({
			...{ assetId: video.assetId, strictness: 'balanced', leastSharedMs: 3_000 },
			history: { scope: 'channel', channel: 'Sea', last: 1_000 },
			exceptProductionId: production.id,
		});
		expect(json).toMatchObject({
			...made,
			duplicates: { verdict: 'duplicate', score: 0.86, matches: [{ name: 'lamp.mp4' }], compared: { files: 3 } },
		});
	});

	it.each([
		['clip', { clip: { assetId: '2'.repeat(64) } }],
		['picture', { visuals: { images: [{ assetId: '2'.repeat(64) }] } }],
		['thumbnail', { thumbnails: { images: [{ assetId: '2'.repeat(64) }] } }],
		['file', { asset: { id: '2'.repeat(64) }, video: { videos: [video] } }],
	])('takes the %s of an item by itself', async (_, json) => {
		await run(json, { compareWith: 'all' });
		expect(input()).toMatchObject({ assetId: '2'.repeat(64), history: { scope: 'all' } });
	});

	it('asks for what the form says', async () => {
		const options = { last: 20, since: '2026-01-31T00:00:00Z', leastSharedSeconds: 8.5, priority: 'low' };
		await run({ video: { videos: [video] } }, { channel: 'Hills', strictness: 'strict', options });
		expect(input()).toMatchObject({
			...{ strictness: 'strict', leastSharedMs: 8_500 },
			history: { scope: 'channel', channel: 'Hills', last: 20, since: '2026-01-31T00:00:00.000Z' },
		});
		expect(jobs()[0]).toMatchObject({ priority: 'low' });
		expect(input()).not.toHaveProperty('exceptProductionId');
	});

	it('stops at a duplicate, and at what is near, only where it is told to', async () => {
		const made = { production, video: { videos: [video] } };
		const { error } = await run(made, { whenFound: 'stop' });
		expect(error?.message).toContain('This was shown before');
		expect(error).toMatchObject({ description: expect.stringContaining("'lamp.mp4' of 'The lamp'") });
		const near = { strictness: 'wide' };
		expect((await run(made, { ...near, whenFound: 'stop' })).json.duplicates).toMatchObject({ verdict: 'near' });
		expect((await run(made, { ...near, whenFound: 'stopIfNear' })).error?.message).toContain('Part of this');
		const fresh = await run(made, { strictness: 'strict', whenFound: 'stopIfNear' });
		expect(fresh.error).toBeUndefined();
		expect(fresh.json.duplicates).toMatchObject({ verdict: 'new', matches: [] });
	});

	it('goes on with the reason where the node is set to', async () => {
		const made = { production, video: { videos: [video] } };
		const { error, json } = await run(made, { whenFound: 'stop' }, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(json).toMatchObject({ ...made, error: expect.stringContaining('shown before') });
	});

	it('says what is missing by the name of the field', async () => {
		expect((await run({ production })).error?.message).toBe("'Asset': No asset is chosen");
		const nowhere = await run({ video: { videos: [video] } });
		expect(nowhere.error?.message).toBe("'Channel': No channel is given");
		const undated = await run({ production, video: { videos: [video] } }, { options: { since: 'soon' } });
		expect(undated.error?.message).toBe("'Since': 'soon' is no date");
		expect(jobs()).toEqual([]);
	});
});
