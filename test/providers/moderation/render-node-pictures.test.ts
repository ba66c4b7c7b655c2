import { describe, expect, it } from '@jest/globals';
import { jobSchemas, type ImageCheckResult } from '@showrunner/contract';
import type { FetchPort } from '../../../providers/core/fetch-port';
import { categoriesOf } from '../../../providers/moderation/label-categories';
import { localPictureModeration } from '../../../providers/moderation/render-node-pictures';
import { vendorContext } from '../../kits/vendors/vendor-context';

const assetId = 'a'.repeat(64);

/** A context whose render-node answers each job at once with these labels. */
function seeing(labels: ImageCheckResult['labels']) {
	const asked: { kind: string; input: unknown }[] = [];
	const result = { labels, classifier: { name: 'own', version: '7' }, warnings: [] };
	const service: FetchPort = async (_, { body }) => {
		asked.push(JSON.parse(body ?? '') as { kind: string; input: unknown });
		return await Promise.resolve(Response.json({ id: 'job', state: 'succeeded', result }));
	};
	return { asked, context: vendorContext({ baseUrl: 'http://127.0.0.1:9', service }) };
}

describe('labels of picture classifiers', () => {
	it.each([
		['nsfw', ['sexual']],
		['NSFW', ['sexual']],
		['porn', ['sexual']],
		['hentai', ['sexual']],
		['nudity_pornography', ['sexual']],
		['sexy', ['suggestive']],
		['Enticing or Sensual', ['suggestive']],
		['Violence', ['violence']],
		['gore_bloodshed_violent', ['violence', 'graphic']],
		['self-harm', ['self-harm']],
		['drugs', ['drugs']],
		['handgun', ['weapons']],
	])('%j speaks of %j', (label, categories) => expect(categoriesOf(label)).toEqual(categories));

	it.each(['normal', 'neutral', 'drawings', 'sfw', 'safe', 'NonViolence', 'not_nsfw', 'no weapon', 'LABEL_1', 'Essex'])(
		'%j speaks of none',
		(label) => expect(categoriesOf(label)).toEqual([]),
	);
});

describe('pictures by the classifier of the render-node', () => {
	it('adds up what several labels say of a category, and names who looked for what', async () => {
		const labels = { porn: 0.45, hentai: 0.3, sexy: 0.15, neutral: 0.1 };
		const { asked, context } = seeing(Object.entries(labels).map(([label, score]) => ({ label, score })));
		const judged = await localPictureModeration.judgeStored?.(assetId, context);
		expect(judged).toEqual({
			model: 'own 7',
			scores: [
				{ category: 'sexual', score: 0.75 },
				{ category: 'suggestive', score: 0.15 },
			],
			checked: ['sexual', 'suggestive'],
		});
		expect(asked[0]?.kind).toBe('image.check');
		expect(jobSchemas['image.check'].input.parse(asked[0]?.input)).toEqual({ assetId });
	});

	it('refuses labels that no policy knows, with the way out', async () => {
		const { context } = seeing([{ label: 'LABEL_1', score: 1 }]);
		await expect(localPictureModeration.judgeStored?.(assetId, context)).rejects.toMatchObject({
			kind: 'configuration-invalid',
			refusal: { fix: expect.stringContaining('id2label') },
		});
	});
});
