import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GeneratedClip, Production, SceneImage, VideoAssembleResult } from '@showrunner/contract';
import { startFileHost, type FileHost } from '../fakes/vendors/file-host.js';
import { geminiImages } from '../fakes/vendors/gemini-images.js';
import { openAiModerationFake } from '../fakes/vendors/moderation.js';
import { openAiResponses } from '../fakes/vendors/openai-responses.js';
import { pexels } from '../fakes/vendors/pexels.js';
import { translatedParts } from '../kits/vendors/translated-parts.js';
import { makeClip } from '../kits/made-media.js';
import { measureVideo } from '../kits/measure-video.js';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import {
	openTemplate,
	productionOf,
	readTemplate,
	saveAsset,
	withParameters,
	type Template,
} from '../kits/template.js';
import { temporaryFolder } from '../kits/temporary-folder.js';
import { madeStory, madeUpWriter } from '../kits/vendors/made-up-writer.js';
import { stillOf } from '../kits/vendors/still-of.js';
import { startVendorFake, type VendorFake } from '../kits/vendors/vendor-fake.js';

const secrets = { openAi: 'sk-canary-templates-1', gemini: 'AIza-canary-templates-2', pexels: 'canary-templates-3' };
/** Each long enough to be a scene of its own. */
const narrations = [
	'The lamp on the cliff turned once in ten seconds, as it had done in every night since the harbour was built.',
	'Nobody had seen its keeper since the spring, and yet the glass was clean and the oil never ran out.',
];
const text = narrations.join('\n\n');
const published = { title: 'The lamp', description: 'Who keeps it?', hashtags: ['#sea'], tags: [] };
const platforms = ({ schema }: { schema: Record<string, unknown> }) =>
	Object.fromEntries(
		Object.entries(schema['properties'] as Record<string, { properties: object }>).map(([platform, { properties }]) => [
			platform,
			Object.fromEntries(Object.entries(published).filter(([name]) => name in properties)),
		]),
	);
const idsIn = (schema: object) => [...new Set(JSON.stringify(schema).match(/scene-\d+/g) ?? [])];
const writer = madeUpWriter({
	ideas: () => ({ ideas: [{ title: 'The lamp', angle: 'Who keeps it?', hook: 'It turns.', keywords: ['sea'] }] }),
	'title hook summary scenes': () => madeStory(narrations),
	// Only the scenes that are asked for, by their ids in the schema.
	'title hook scenes': ({ schema }) => ({
		...{ title: 'The lamp', hook: 'It turns.' },
		scenes: idsIn(schema).map((id) => ({ id, ...madeStory([narrations[1] ?? '']).scenes[0] })),
	}),
	narrations: () => ({ narrations }),
	parts: (asked) => translatedParts(asked, (line) => `Uno ${line}`),
	shorts: platforms,
	tiktok: platforms,
	reels: platforms,
});

type Section = {
	production: Production;
	story: { title: string; locale: string; metadata?: Record<string, Record<string, unknown>> };
	visuals: { images: SceneImage[]; clips?: (GeneratedClip & { creditLine: string })[]; provider?: string };
	video: VideoAssembleResult;
	moderation?: { verdict: string; attempt: number };
	costs?: { step: string; provider: string; costMicros: number }[];
};

/** As it is imported, with videos that are small and quickly made. */
const small = (file: string): Template =>
	withParameters(readTemplate(file), 'Assemble video', { quality: 'draft', options: { scale: 0.5 } });

describe('templates with vendors, in a real n8n', () => {
	const { path: folder, remove } = temporaryFolder('vendor-templates');
	const fakes: Partial<Record<keyof typeof secrets, VendorFake>> = {};
	let host: FileHost;
	let stage: Stage;

	beforeAll(async () => {
		const clip = await makeClip(path.join(folder, 'clip.mp4'), 'testsrc2=s=216x384:d=6:r=10');
		const still = await stillOf({ width: 216, height: 384 });
		host = await startFileHost({
			'clip.mp4': { bytes: new Uint8Array(readFileSync(clip)), mediaType: 'video/mp4' },
			'photo.png': { bytes: still, mediaType: 'image/png' },
		});
		const entries = (name: string) =>
			[1, 2].map((id) => ({ id, url: host.urlOf(name), width: 1_080, height: 1_920, seconds: 6 }));
		const library = { videos: entries('clip.mp4'), photos: entries('photo.png') };
		const texts = openAiResponses({ secret: secrets.openAi, write: writer });
		const checks = openAiModerationFake(secrets.openAi);
		fakes.openAi = await startVendorFake({
			...texts,
			answer: (request) => (request.path === '/moderations' ? checks : texts).answer(request),
		});
		fakes.gemini = await startVendorFake(geminiImages({ secret: secrets.gemini, paint: stillOf }));
		fakes.pexels = await startVendorFake(pexels({ secret: secrets.pexels, library }));
		const opened = await openStage({ renderNode: { SHOWRUNNER_IMPORT_HOSTS: '127.0.0.1' } });
		stage = { ...opened, credentials: { ...opened.credentials } };
		const types = { openAi: 'showrunnerOpenAiApi', gemini: 'showrunnerGeminiApi', pexels: 'showrunnerPexelsApi' };
		for (const name of ['openAi', 'gemini', 'pexels'] as const) {
			const data = { apiKey: secrets[name], baseUrl: fakes[name]?.baseUrl };
			stage.credentials[types[name]] = await stage.n8n.api.createCredential(name, types[name], data);
		}
	}, 900_000);
	afterAll(async () => {
		await stage?.close();
		await Promise.all([host?.stop(), ...Object.values(fakes).map(async (fake) => await fake.stop())]);
		remove();
	});

	const runOf = async (template: Template, webhook: string, body: object) => {
		const { run, workflowId } = await openTemplate(stage, template, `showrunner/${webhook}`);
		const execution = await run(body);
		await stage.n8n.api.deactivate(workflowId);
		expect([execution.status, execution.data?.resultData.error?.message]).toEqual(['success', undefined]);
		for (const secret of Object.values(secrets)) expect(JSON.stringify(execution)).not.toContain(secret);
		const sections = outputOf(execution, 'Complete production').map(({ json }) => json as unknown as Section);
		return { sections, execution };
	};

	it('makes a short of a few words by the free engines, and pays for the texts alone', async () => {
		const { sections, execution } = await runOf(small('04-idea-to-short.json'), 'idea-to-short', { niche: 'The sea' });
		expect(sections).toHaveLength(1);
		const { story, costs } = sections[0] as Section;
		expect(story).toMatchObject({ title: 'The light', locale: 'en' });
		expect(Object.keys(story.metadata?.['en'] ?? {}).sort()).toEqual(['reels', 'shorts', 'tiktok']);
		expect(costs?.map(({ step, provider }) => [step, provider])).toEqual([
			['idea', 'openAi'],
			['story', 'openAi'],
			['metadata', 'openAi'],
		]);
		const production = await productionOf(stage, execution);
		expect(production).toMatchObject({ state: 'completed', title: 'The sea' });
		expect(production.assets.map(({ role }) => role)).toEqual(expect.arrayContaining(['video-9x16', 'thumbnail']));
		const file = await saveAsset(stage, production, 'video-9x16', path.join(folder, 'idea.mp4'));
		expect(await measureVideo(file)).toMatchObject({ width: 540, height: 960, videoCodec: 'h264' });
	}, 900_000);

	it('has pictures of a vendor where one is chosen before the render-node, and buys no text twice', async () => {
		const before = fakes.openAi?.paid();
		const providers = ['gemini', 'renderNode'];
		const template = withParameters(small('04-idea-to-short.json'), 'Paint scenes', { providers });
		const { sections } = await runOf(template, 'idea-to-short', { niche: 'The sea' });
		const [{ visuals, costs = [] } = {} as Section] = sections;
		expect(visuals.images).toHaveLength(narrations.length);
		expect(fakes.gemini?.paid()).toBe(narrations.length);
		expect(costs.find(({ step }) => step === 'visuals')).toMatchObject({ provider: 'gemini' });
		expect(fakes.openAi?.paid()).toBe(before);
	}, 900_000);

	it('makes a video in each language of one set of pictures', async () => {
		const locales = { locales: 'es, ar' };
		const template = withParameters(small('06-video-in-five-languages.json'), 'Translate script', locales);
		const { sections } = await runOf(template, 'video-in-five-languages', { text, title: 'The lamp' });
		expect(sections.map(({ story }) => story.locale)).toEqual(['es', 'ar']);
		expect(sections.map(({ production }) => [production.locale, production.state])).toEqual([
			['es', 'completed'],
			['ar', 'completed'],
		]);
		const [es, ar] = sections as [Section, Section];
		expect(es.visuals.images).toEqual(ar.visuals.images);
		expect(es.production.id).not.toBe(ar.production.id);
		expect(es.video.videos[0]?.assetId).not.toBe(ar.video.videos[0]?.assetId);
	}, 900_000);

	it('makes a short of stock, none of it twice, with what is owed to its makers', async () => {
		const { sections, execution } = await runOf(small('07-stock-footage-short.json'), 'stock-footage-short', { text });
		const [{ visuals } = {} as Section] = sections;
		expect(visuals.images).toHaveLength(narrations.length);
		const clips = visuals.clips ?? [];
		expect(new Set(clips.map(({ sceneId }) => sceneId)).size).toBe(narrations.length);
		expect(clips.map(({ creditLine }) => creditLine).sort()).toEqual([
			'Video by Ada Lens on Pexels: https://www.pexels.com/video/1/',
			'Video by Ada Lens on Pexels: https://www.pexels.com/video/2/',
		]);
		const production = await productionOf(stage, execution);
		expect(production).toMatchObject({ state: 'completed', channel: 'Stock shorts' });
		const file = await saveAsset(stage, production, 'video-9x16', path.join(folder, 'stock.mp4'));
		expect(await measureVideo(file)).toMatchObject({ width: 540, height: 960, videoCodec: 'h264' });
	}, 900_000);

	it('makes again what a check refused, alone, and goes on by itself', async () => {
		const rough = `${narrations[0]}\n\nThen a man came up the stairs with a knife in his hand, and the lamp went out at once.`;
		const template = small('05-story-with-moderation.json');
		const { sections, execution } = await runOf(template, 'story-with-moderation', { text: rough });
		const [{ story, visuals, moderation } = {} as Section] = sections;
		expect(moderation).toMatchObject({ verdict: 'pass', attempt: 2 });
		expect(JSON.stringify(story)).not.toContain('knife');
		const runs = execution.data?.resultData.runData['Draw scenes'] ?? [];
		const drawn = runs.map(({ data }) => data?.main?.[0]?.[0]?.json as unknown as Section);
		expect(drawn).toHaveLength(2);
		const idsOf = (section: Section | undefined) => section?.visuals.images.map(({ assetId }) => assetId) ?? [];
		expect(idsOf(drawn[1])).toHaveLength(2);
		expect(idsOf(drawn[1])[0]).toBe(idsOf(drawn[0])[0]);
		expect(idsOf(drawn[1])[1]).not.toBe(idsOf(drawn[0])[1]);
		expect(visuals.images).toHaveLength(2);
	}, 900_000);
});
