import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobInput } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { runNode } from '../../kits/run-node';

const upright = { aspectRatio: '9:16', assetId: '1'.repeat(64) };
const wide = { aspectRatio: '16:9', assetId: '2'.repeat(64) };
const made = {
	speech: { locale: 'ar' },
	video: { videos: [upright, wide] },
	captions: {
		files: [
			{ format: 'ass', assetId: '3'.repeat(64) },
			{ format: 'vtt', assetId: '4'.repeat(64) },
		],
	},
};
const asset = (id: string) => ({ __rl: true, mode: 'id', value: id });

describe('Score', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => service.books.jobs.clear());

	const run = async (json: IDataObject, parameters: IDataObject = {}) =>
		await runNode(service.credentials, { node: 'Video', resource: 'video', operation: 'score', json, parameters });
	const jobs = () => [...service.books.jobs.values()];
	const input = () => jobs()[0]?.input as JobInput<'video.score'>;

	it('rates the first video of the item with its captions, and leaves the rest of the item alone', async () => {
		const { error, json } = await run(made);
		expect(error).toBeUndefined();
		expect(jobs()[0]).toMatchObject({ kind: 'video.score', step: 'score' });
		expect(input()).toMatchObject({
			...{ assetId: upright.assetId, minimumScore: 70, expectations: { aspectRatio: '9:16' } },
			captions: { assetId: '4'.repeat(64), locale: 'ar', profile: 'shorts' },
		});
		expect(json).toMatchObject({
			...made,
			score: {
				...{ score: 74, verdict: 'fair', passed: true, cached: false, jobId: expect.any(String) },
				checks: [{ check: 'black', reason: 'The picture is black for 2 s', spans: [{ startMs: 1_000, endMs: 3_000 }] }],
			},
		});
	});

	it('tells in one word whether the video passed, and lets it go on either way', async () => {
		const { error, json } = await run(made, { minimumScore: 90 });
		expect(error).toBeUndefined();
		expect(json.score).toMatchObject({ passed: false, score: 74 });
	});

	it('measures against what the form says', async () => {
		const options = {
			...{ platform: 'youtube', integratedLufs: -16, truePeakDbtp: -2, shortSide: 720, sound: false },
			...{ longestBlackMs: 100, longestFreezeMs: 3_000, longestSilenceMs: 900, captionProfile: 'subtitle' },
		};
		await run(made, { assetId: asset(wide.assetId), options: { ...options, priority: 'low', timeoutMinutes: 5 } });
		const { captionProfile, ...expectations } = options;
		expect(input().expectations).toEqual(expectations);
		expect(input()).toMatchObject({ assetId: wide.assetId, captions: { profile: captionProfile } });
		expect(jobs()[0]).toMatchObject({ priority: 'low' });
	});

	it('rates any video of the store, without captions where the item has none', async () => {
		await run({ asset: { id: '5'.repeat(64) } });
		expect(input()).toMatchObject({ assetId: '5'.repeat(64), expectations: { shortSide: 1_080 } });
		expect(input()).not.toHaveProperty('captions');
		expect(input().expectations).not.toHaveProperty('aspectRatio');
	});

	it('says what is missing by the name of the field', async () => {
		expect((await run({})).error?.message).toBe("'Asset': No asset is chosen");
		expect((await run({ ...made, captions: 'none' })).error?.message).toBe("'Captions': This is no captions section");
		expect(jobs()).toEqual([]);
	});
});
