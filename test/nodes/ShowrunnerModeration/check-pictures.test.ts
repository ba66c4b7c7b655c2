import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { openEngine } from '../../kits/engine';

const type = 'n8n-nodes-showrunner.showrunnerModeration';

describe('a check of pictures by the classifier of the render-node', () => {
	let service: NodeService;
	beforeAll(async () => {
		service = await openNodeService('moderation-pictures', { SHOWRUNNER_CONTENT_CLASSIFIER: '/srv/classifier' });
	});
	afterAll(async () => await service.close());

	/** One item for each text that stands in the place of a picture; see the service of the tests. */
	async function check(pictures: readonly string[], parameters: IDataObject = {}) {
		const input: { json: IDataObject }[] = [];
		for (const body of pictures) {
			const { baseUrl, apiKey } = service.credentials;
			const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'image/png' };
			const answer = await fetch(`${baseUrl}/v1/assets?name=p`, { method: 'POST', headers, body });
			const { id } = (await answer.json()) as { id: string };
			input.push({ json: { visuals: { images: [{ sceneId: 's1', assetId: id }] } } });
		}
		const chosen = { resource: 'content', operation: 'check', check: ['pictures'], providers: ['renderNodePictures'] };
		const nodes = [{ type, name: 'Check', parameters: { ...chosen, ...parameters } }];
		const credentials = { showrunnerApi: service.credentials };
		const ended = await openEngine({ nodes, input, credentials, mode: 'manual' }).begin().ended;
		expect(ended.data.resultData.error).toBeUndefined();
		return (ended.data.resultData.runData.Check?.at(-1)?.data?.main ?? []).map((items) => items ?? []);
	}

	it('sorts them by its labels, without any key and free of charge', async () => {
		const [passed, review, rejected] = await check(['nsfw 0.01', 'nsfw 0.5', 'NSFW 0.97', 'knife 0.9']);
		expect(passed?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(review?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(rejected?.map(({ json }) => (json.moderation as IDataObject).findings)).toEqual([
			[expect.objectContaining({ category: 'sexual', score: 0.97, provider: 'renderNodePictures', action: 'reject' })],
			[expect.objectContaining({ category: 'weapons', score: 0.9, provider: 'renderNodePictures', action: 'reject' })],
		]);
		expect(passed?.[0]?.json.moderation).toMatchObject({
			providers: [{ provider: 'renderNodePictures', model: 'words 1', pieces: 1 }],
			notChecked: [{ categories: expect.arrayContaining(['violence', 'weapons']) }],
			coverage: expect.arrayContaining([
				{ content: 'image', category: 'sexual', checkedBy: ['renderNodePictures'], pieces: 1, unchecked: 0 },
				{ content: 'image', category: 'violence', checkedBy: [], pieces: 1, unchecked: 1 },
			]),
		});
		expect(passed?.[0]?.json.costs).toBeUndefined();
	});

	it('lets nothing for children pass of which the classifier does not know all', async () => {
		const [, review] = await check(['nsfw 0.001'], { policy: 'kids' });
		expect(review?.[0]?.json.moderation).toMatchObject({
			findings: [],
			reasons: [expect.stringMatching(/^Nobody looked in all pictures for: .*violence/)],
		});
	});

	it('is no look at the picture where no label speaks of a category', async () => {
		const [passed, review] = await check(['tabby 0.9']);
		expect(passed).toEqual([]);
		expect(review?.[0]?.json.moderation).toMatchObject({
			notChecked: [{ reason: expect.stringMatching(/no label .* it has 'tabby', 'normal'/) }],
			attempts: [{ kind: 'configuration-invalid' }],
		});
	});
});
