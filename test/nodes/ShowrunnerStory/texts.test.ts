import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject, INode } from 'n8n-workflow';
import { searchTextModels } from '../../../nodes/shared/methods/search-text-models';
import { anthropicMessages } from '../../fakes/vendors/anthropic-messages';
import { geminiContent } from '../../fakes/vendors/gemini-content';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import type { AskedText } from '../../fakes/vendors/text-wire';
import { openEngine } from '../../kits/engine';
import { madeScenes, madeUpWriter } from '../../kits/vendors/made-up-writer';
import { translatedParts } from '../../kits/vendors/translated-parts';
import { openStoryNode, type StoryNode } from '../../kits/vendors/story-node';

const secrets = {
	showrunnerGeminiApi: 'AIza-canary-texts-1',
	showrunnerAnthropicApi: 'sk-ant-canary-texts-2',
	showrunnerMistralApi: 'canary-texts-3',
};
let ideas: () => string[] = () => [];
let part: (key: string, text: string) => string = (_, text) => text;
let published: (platform: string) => object = () => ({});
const translated = (asked: AskedText) => {
	const { parts } = translatedParts(asked, (text, key) => part(key, text));
	return { parts: parts.filter(({ text }) => text !== 'LEFT OUT') };
};
const metadataOf = ({ schema }: AskedText) =>
	Object.fromEntries(Object.keys(schema['properties'] as object).map((platform) => [platform, published(platform)]));
const writer = madeUpWriter({
	ideas: () => ({
		ideas: ideas().map((title) => ({ title, angle: `About ${title}`, hook: 'Hear this.', keywords: ['sea'] })),
	}),
	parts: translated,
	reels: metadataOf,
	shorts: metadataOf,
	tiktok: metadataOf,
	youtube: metadataOf,
});
const gemini = { providers: ['gemini'] };
const scenes = madeScenes(['The light went out.', 'The sea kept still.']).map((scene, at) => ({
	...scene,
	id: `s${at}`,
}));
const youtube = { title: 'The light', description: 'A light goes out.', hashtags: ['#sea'], tags: ['light house'] };
const story = {
	title: 'The light',
	locale: 'en',
	hook: 'The light went out.',
	summary: '',
	scenes,
	metadata: { en: { youtube } },
};

describe('ideas, translations and metadata in n8n’s engine', () => {
	let node: StoryNode;
	beforeAll(async () => {
		const wire = { path: '/v1/chat/completions', modelsPath: '/v1/models', tokenLimit: 'max_tokens' as const };
		node = await openStoryNode(
			{
				showrunnerGeminiApi: geminiContent({ secret: secrets.showrunnerGeminiApi, write: writer }),
				showrunnerAnthropicApi: anthropicMessages({ secret: secrets.showrunnerAnthropicApi, write: writer }),
				showrunnerMistralApi: chatCompletions({
					...{ secret: secrets.showrunnerMistralApi, write: writer, ...wire, models: [] },
				}),
			},
			secrets,
		);
	});
	afterAll(async () => await node.close());
	beforeEach(() => {
		writer.asked.length = 0;
		part = (_, text) => text;
	});
	const run = async (resource: string, operation: string, parameters: IDataObject, json: IDataObject = { story }) =>
		await node.run(resource, operation, { ...gemini, ...parameters }, { input: [{ json }] });

	it('gives an item for each idea, none of which was there before, and the cost once', async () => {
		const rounds = [
			['The lighthouse keeper’s last night', 'Tide pools', 'How fog forms'],
			['tide pools!', 'Why gulls laugh', 'Salt'],
		];
		ideas = () => rounds.shift() ?? [];
		const history = 'The last night of the lighthouse keeper\n- 2. Sandbanks';
		const parameters = { niche: 'The sea', count: 4, memory: 'item', history };
		const { items, error } = await run('idea', 'generate', parameters, { keep: 1 });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => (json.idea as IDataObject).title)).toEqual([
			...['Tide pools', 'How fog forms', 'Why gulls laugh', 'Salt'],
		]);
		expect(items.map(({ json }) => (json.costs as object[] | undefined)?.length ?? 0)).toEqual([1, 0, 0, 0]);
		expect(items[0]?.json).toMatchObject({ keep: 1, costs: [{ step: 'idea', pieces: 2 }], idea: { warnings: [] } });
		expect(writer.asked[1]?.turns[0]).toContain('- Tide pools');
	});

	it('says so where there are not as many, and knows the channel’s productions', async () => {
		await node.call('/v1/productions', {
			method: 'POST',
			body: { title: '満ち潮の秘密', locale: 'ja', channel: '海' },
		});
		ideas = () => ['満ち潮の 秘密', '灯台の夜'];
		const parameters = { niche: '海', locale: 'ja', count: 2, memory: 'channel', channel: '海' };
		const { items } = await run('idea', 'generate', parameters);
		expect(items).toHaveLength(1);
		expect(items[0]?.json.idea).toMatchObject({
			...{ title: '灯台の夜', locale: 'ja' },
			warnings: [
				{ code: 'option-adjusted', field: 'count', message: 'Of 2 ideas only 1 did not repeat what was there before' },
			],
		});
		expect(writer.asked[0]?.turns[0]).toContain('- 満ち潮の秘密');
	});

	it('translates all that is spoken and published, into an item for each language', async () => {
		part = (key, text) =>
			key.startsWith('scene') ? 'ضوء المنارة في الليل' : key.includes('hashtag') ? '#بحر هادئ' : `ع ${text}`;
		const { items, error } = await run('script', 'translate', { locales: 'ar, he' });
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [(json.story as IDataObject).locale, pairedItem])).toEqual([
			['ar', { item: 0 }],
			['he', { item: 0 }],
		]);
		expect(items[0]?.json.story).toMatchObject({
			...{ title: 'ع The light', translatedFrom: 'en', provider: 'gemini' },
			scenes: [
				{ id: 's0', narration: 'ضوء المنارة في الليل', visualPrompt: 'Picture 1', mood: 'calm' },
				{ id: 's1', narration: 'ضوء المنارة في الليل', visualPrompt: 'Picture 2' },
			],
			metadata: { ar: { youtube: { description: 'ع A light goes out.', hashtags: ['#بحرهادئ'] } } },
		});
		expect(Object.keys((items[0]?.json.story as { metadata: object }).metadata)).toEqual(['ar']);
		expect(items.map(({ json }) => (json.costs as IDataObject[])[0]?.pieces)).toEqual([1, 1]);
	});

	it('puts all languages into one item for captions, beside those that were there', async () => {
		part = (_, text) => `~ ${text}`;
		const before = (locale: string) => ({ locale, scenes: [{ id: 's0', narration: 'Before' }] });
		const json = { story, speech: { kept: 1 }, translations: { stories: [before('fr'), before('da')] } };
		const parameters = { locales: 'sv, da', putOut: 'translations' };
		const { items, error } = await run('script', 'translate', parameters, json);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ story, speech: { kept: 1 } });
		const scenesOf = (text: (narration: string) => string) =>
			scenes.map(({ id, narration }) => ({ id, narration: text(narration) }));
		expect(items[0]?.json.translations).toEqual({
			stories: [
				before('fr'),
				...['sv', 'da'].map((locale) =>
					expect.objectContaining({
						...{ locale, title: '~ The light', translatedFrom: 'en', provider: 'gemini', warnings: [] },
						scenes: scenesOf((narration) => `~ ${narration}`),
						metadata: { [locale]: { youtube: expect.objectContaining({ title: '~ The light' }) } },
					}),
				),
			],
		});
		expect((items[0]?.json.costs as IDataObject[]).map(({ step, pieces }) => [step, pieces])).toEqual([
			['story', 1],
			['story', 1],
		]);
	});

	it('has a part that a model skips put right, and gives up where it skips it again', async () => {
		let skips = 1;
		part = (key, text) => (key === 'scene.1' && skips-- > 0 ? 'LEFT OUT' : text);
		const { items } = await run('script', 'translate', { locales: 'de' });
		expect((items[0]?.json.story as typeof story).scenes[1]?.narration).toBe('The sea kept still.');
		expect(writer.asked.at(-1)?.turns[2]).toMatch(/the part 'scene\.1' is missing/);
		skips = 2;
		const { error } = await run('script', 'translate', { locales: 'fr' });
		expect(error?.message).toMatch(
			/Google Gemini answered in a form that it never uses: the part 'scene\.1' is missing/,
		);
		expect((await run('script', 'translate', { locales: 'en' })).error?.message).toBe(
			"'Locales': The story is in 'en' already",
		);
		expect((await run('script', 'translate', { locales: 'de, xx_yy!' })).error?.message).toMatch(/no language tag/);
	});

	it('tells where a translation takes much longer to speak', async () => {
		part = (key, text) => (key.startsWith('scene') ? text.repeat(3) : text);
		const { items } = await run('script', 'translate', { locales: 'es' });
		expect(items[0]?.json.story).toMatchObject({ warnings: [{ code: 'option-adjusted', field: 'locales' }] });
	});

	it('writes what is published within what each platform takes', async () => {
		published = (platform) => ({
			title: platform === 'tiktok' ? '' : `<b>${'👩‍🚀'.repeat(40)}`,
			description: 'ไทย '.repeat(900),
			hashtags: ['#sea side', 'SeaSide', '##Möwe', '🌊'],
			tags: ['light house', 'Light House', ...Array.from({ length: 18 }, (_, at) => `a long tag number ${at + 10}`)],
		});
		const parameters = { platforms: ['youtube', 'tiktok'], locales: 'th' };
		const { items, error } = await run('metadata', 'generate', parameters);
		expect(error).toBeUndefined();
		const section = items[0]?.json.story as {
			metadata: Record<string, Record<string, typeof youtube>>;
			metadataBy: IDataObject;
		};
		expect(Object.keys(section.metadata)).toEqual(['en', 'th']);
		const { youtube: long, tiktok: short } = section.metadata.th as Record<string, typeof youtube>;
		expect(long?.title).toBe(`b${'👩‍🚀'.repeat(19)}…`);
		expect(long?.hashtags).toEqual(['#seaside', '#Möwe']);
		expect(Buffer.byteLength(`${long?.description}\n\n${long?.hashtags.join(' ')}`)).toBeLessThanOrEqual(5_000);
		expect(long?.tags.slice(0, 2)).toEqual(['light house', 'a long tag number 10']);
		expect(long?.tags.map((tag) => (/\s/.test(tag) ? `"${tag}"` : tag)).join(',').length).toBeLessThanOrEqual(500);
		expect(short).toMatchObject({ title: '', tags: [] });
		expect(`${short?.description}\n\n${short?.hashtags.join(' ')}`.length).toBeLessThanOrEqual(2_200);
		expect(section.metadataBy.th).toMatchObject({ provider: 'gemini' });
		expect((section.metadataBy.th as { warnings: IDataObject[] }).warnings.map(({ code }) => code)).toEqual([
			...['text-shortened', 'text-shortened', 'text-shortened'],
		]);
	});

	it('shows the models of each chosen vendor, and those that are known where a list cannot be read', async () => {
		node.fake('showrunnerMistralApi').mode = 'unauthorised';
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerStory', name: 'Node', parameters: {} }];
		const { workflow, additionalData } = openEngine({ nodes, credentials: node.credentials });
		const currentNodeParameters = { providers: ['anthropic', 'mistral'] };
		const at = workflow.getNode('Node') as INode;
		const context = new LoadOptionsContext(
			workflow,
			at,
			{ ...additionalData, currentNodeParameters },
			'parameters.model',
		);
		const { results } = await searchTextModels.call(context);
		expect(results.map(({ name, value }) => [name, value])).toEqual([
			['Automatic', 'auto'],
			['Claude Sonnet 5.5 (Anthropic)', 'anthropic:claude-sonnet-5-5'],
			['Old (Anthropic, until 2027-02-01)', 'anthropic:claude-old'],
			['Mistral Large 2512 (Mistral)', 'mistral:mistral-large-2512'],
			['Mistral Medium 3.5 (Mistral)', 'mistral:mistral-medium-3-5'],
			['Mistral Small 2603 (Mistral)', 'mistral:mistral-small-2603'],
		]);
	});
});
