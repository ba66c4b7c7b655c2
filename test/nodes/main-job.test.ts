import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openFakeRenderNode, type FakeRenderNode } from '../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine, type EngineNode } from '../kits/engine';

const pack = (
	type: string,
	resource: string,
	operation: string,
	extra: object = {},
	node: Partial<EngineNode> = {},
): EngineNode => ({
	type: `n8n-nodes-showrunner.${type}`,
	parameters: { resource, operation, ...extra },
	...node,
});

const wholeWay = (): EngineNode[] => [
	pack('showrunnerStory', 'script', 'split', {}, { name: 'Split' }),
	pack('showrunnerProduction', 'production', 'start', {}, { name: 'Start production' }),
	pack('showrunnerSpeech', 'speech', 'generate', {}, { name: 'Speak' }),
	pack('showrunnerImage', 'image', 'generate', {}, { name: 'Draw' }),
	pack('showrunnerMusic', 'track', 'generate', {}, { name: 'Compose' }),
	pack('showrunnerImage', 'thumbnail', 'compose', {}, { name: 'Thumbnail' }),
	pack('showrunnerVideo', 'video', 'assemble', {}, { name: 'Assemble' }),
	pack('showrunnerProduction', 'production', 'complete', {}, { name: 'Complete' }),
];

describe('the main job in n8n’s engine', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());
	beforeEach(() => {
		service.requests.length = 0;
		service.books.jobs.clear();
		service.books.failing = undefined;
	});

	const run = async (
		nodes: EngineNode[],
		input = [{ json: { text: 'The lamp turned. The keeper slept until dawn.' } }],
	) => await openEngine({ nodes, input, credentials: service.credentials }).begin().ended;

	it('goes from a text to a completed production with no field filled in', async () => {
		const result = await run(wholeWay());
		expect({ status: result.status, error: result.data.resultData.error?.message }).toEqual({ status: 'success' });
		const [item] = itemsOf(result, 'Complete');
		expect(Object.keys(item?.json ?? {})).toEqual(
			expect.arrayContaining([
				'text',
				'story',
				'production',
				'speech',
				'visuals',
				'music',
				'thumbnails',
				'video',
				'captions',
			]),
		);
		expect(item?.json.production).toMatchObject({ state: 'completed', locale: 'en', title: 'The lamp turned' });
		const { assets } = item?.json.production as { assets: { role: string }[] };
		expect(assets.map(({ role }) => role).sort()).toEqual([
			'caption-srt',
			'thumbnail',
			'video-16x9',
			'video-1x1',
			'video-9x16',
		]);
		expect(itemsOf(result, 'Assemble')[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('counts every job for the production of its item', async () => {
		const result = await run(wholeWay(), [{ json: { text: 'One story.' } }, { json: { text: 'Another story.' } }]);
		const ids = itemsOf(result, 'Complete').map(({ json }) => (json.production as { id: string }).id);
		expect(new Set(ids).size).toBe(2);
		const videos = [...service.books.jobs.values()].filter(({ kind }) => kind === 'video.assemble');
		expect(videos.map(({ productionId, step }) => ({ productionId, step }))).toEqual(
			ids.map((productionId) => ({ productionId, step: 'video' })),
		);
		expect(service.requests.filter(({ name }) => name === 'createBatch')).toHaveLength(1);
	});

	it('makes a captions-only video and passes the warning on where no voice speaks the language', async () => {
		const result = await run(wholeWay(), [{ json: { text: 'その夜、海は静かだった。' } }]);
		const [item] = itemsOf(result, 'Complete');
		expect(item?.json.speech).toMatchObject({
			voice: null,
			provider: 'renderNode',
			warnings: [{ code: 'no-voice-for-language' }],
		});
		expect(item?.json.story).toMatchObject({ locale: 'ja', warnings: [{ code: 'option-adjusted', field: 'locale' }] });
		expect(item?.json.production).toMatchObject({ state: 'completed' });
	});

	it.each([
		['an empty text', ''],
		['blanks', ' \n\t '],
		['too many words', 'word '.repeat(5_001)],
		['binary junk', '\u0000\u0001PNG\u0003'],
	])('refuses %s by the name of the field before anything is made', async (_, text) => {
		const result = await run(wholeWay(), [{ json: { text } }]);
		expect(result.status).toBe('error');
		expect(result.data.resultData.error?.message).toContain("'Text'");
		expect(result.data.resultData.error?.description).toBeTruthy();
		expect(service.requests).toEqual([]);
	});

	it('says what is wrong with the key without showing it', async () => {
		const credentials = { ...service.credentials, apiKey: 'not-the-key' };
		const input = [{ json: { text: 'A story.' } }];
		const result = await openEngine({ nodes: wholeWay(), input, credentials }).begin().ended;
		const { error } = result.data.resultData;
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '401', failure: { cause: 'credential-invalid' } });
		expect(error?.message).toContain('API key');
		expect(JSON.stringify(error)).not.toContain('not-the-key');
	});

	it('goes on with the good items and tells the bad ones apart when set to continue', async () => {
		const nodes = wholeWay().map((node) => ({ ...node, onError: 'continueRegularOutput' as const }));
		const result = await run(nodes.slice(0, 1), [{ json: { text: '' } }, { json: { text: 'A story.' } }]);
		const [bad, good] = itemsOf(result, 'Split');
		expect(bad?.json.error).toContain("'Text': The text is empty");
		expect(bad?.pairedItem).toEqual({ item: 0 });
		expect(good?.json.story).toMatchObject({ title: 'A story' });
	});

	it('finds the work of an earlier try of the same execution', async () => {
		const options = {
			nodes: wholeWay(),
			input: [{ json: { text: 'A story.' } }],
			credentials: service.credentials,
			executionId: '77',
		};
		await openEngine(options).begin().ended;
		const made = service.books.jobs.size;
		const again = await openEngine(options).begin().ended;
		expect(again.status).toBe('success');
		expect(service.books.jobs.size).toBe(made);
	});

	it('survives a service that is away for a moment', async () => {
		service.goAway(2);
		const result = await run(wholeWay());
		expect(result.status).toBe('success');
	});

	it('tries a job anew that failed under the same key', async () => {
		const nodes = wholeWay().map((node) => ({ ...node, retryOnFail: true, maxTries: 2, waitBetweenTries: 10 }));
		let failures = 1;
		service.books.failing = ({ kind }) =>
			kind === 'speech.generate' && failures-- > 0
				? { type: 'busy', title: 'The voice was busy', status: 503, kind: 'temporarily-unavailable' }
				: undefined;
		const result = await run(nodes);
		expect(result.status).toBe('success');
		expect([...service.books.jobs.values()].find(({ kind }) => kind === 'speech.generate')?.attempts).toBe(2);
	});
});
