import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobInput } from '@showrunner/contract';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openFakeRenderNode, type FakeRenderNode } from '../../fakes/render-node/open-fake-render-node';
import { itemsOf, openEngine } from '../../kits/engine';

const scene = (id: string) => ({ id, text: 'One.', durationMs: 900, assetId: 'b'.repeat(64), words: [] });
const story = (locale: string, ...narrations: string[]) => ({
	...{ locale, title: '', translatedFrom: 'en' },
	scenes: narrations.map((narration, at) => ({ id: `scene-${at + 1}`, narration })),
});
const item: IDataObject = {
	story: { ...story('en', 'One.', 'One.'), title: 'A title' },
	speech: { locale: 'en', scenes: [scene('scene-1'), scene('scene-2')] },
	translations: { stories: [story('es', 'Uno.', 'Uno.'), story('ar', 'واحد.', 'واحد.')] },
};

describe('captions in the languages of Translate', () => {
	let service: FakeRenderNode;
	beforeAll(async () => void (service = await openFakeRenderNode()));
	afterAll(async () => await service.close());

	const assemble = async (
		json: IDataObject,
		languages: INodeParameters[],
		parameters: INodeParameters = {},
		own = {},
	) => {
		const type = 'n8n-nodes-showrunner.showrunnerVideo';
		const manner = { resource: 'video', operation: 'assemble', aspectRatios: ['9:16', '16:9'], quality: 'draft' };
		const options = { captionLanguages: { languages }, ...own };
		const nodes = [{ type, name: 'Node', parameters: { ...manner, ...parameters, options } }];
		const { credentials } = service;
		const result = await openEngine({ nodes, input: [{ json }], credentials, mode: 'manual' }).begin().ended;
		const job = [...service.books.jobs.values()].at(-1);
		return {
			item: itemsOf(result, 'Node')[0]?.json,
			error: result.data.resultData.error,
			timeline: (job?.input as JobInput<'video.assemble'> | undefined)?.timeline,
		};
	};

	it('need nothing but a format and a language in the form', async () => {
		const { timeline, error, item: made } = await assemble(item, [{ aspectRatio: '16:9', locale: 'es' }]);
		expect(error).toBeUndefined();
		expect(timeline?.outputs.map(({ captionLocale }) => captionLocale)).toEqual([undefined, 'es']);
		expect(timeline?.captions?.translations?.map(({ locale, scenes }) => [locale, scenes[0]?.text])).toEqual([
			['es', 'Uno.'],
			['ar', 'واحد.'],
		]);
		expect((made?.video as IDataObject).warnings ?? []).toEqual([]);
		const elsewhere = { translations: { stories: [story('fr', 'Un.')] } };
		const { timeline: other } = await assemble(item, [], {}, elsewhere);
		expect(other?.captions?.translations?.map(({ locale }) => locale)).toEqual(['fr']);
	});

	it('are those of the story behind a voice of another language', async () => {
		const json = { speech: item.speech, story: story('es', 'Uno.', 'Uno.') };
		const { timeline } = await assemble(json, [{ aspectRatio: 'all' }]);
		expect(timeline?.outputs.map(({ captionLocale }) => captionLocale)).toEqual(['es', 'es']);
	});

	it('are told in the item, or in its ticket, where there are none', async () => {
		const wished = [{ aspectRatio: 'all', locale: 'fr' }];
		const told = ['9:16', '16:9'].map((format) => ({
			...{ code: 'caption-language-missing', field: 'captionLanguages' },
			message: `There are no captions in fr; ${format} shows those in en`,
		}));
		const { item: made, timeline } = await assemble(item, wished);
		expect(timeline?.outputs.map(({ captionLocale }) => captionLocale)).toEqual([undefined, undefined]);
		expect((made?.video as IDataObject).warnings).toEqual(told);
		const { item: sent } = await assemble(item, wished, { waitForCompletion: false });
		expect((sent?.ticket as IDataObject).warnings).toEqual(told);
	});

	it('are refused by the field that holds what is no section of Translate', async () => {
		const translations = { es: 'Uno.' };
		const { error } = await assemble(item, [], {}, { translations });
		expect(error?.message).toBe("'Translations': The translation has no list 'stories'");
		const { error: ownError } = await assemble({ ...item, translations: { stories: 'Uno.' } }, []);
		expect(ownError?.message).toBe("'Translations': The translation has no list 'stories'");
	});

	it('are none where the item has a member of that name for something else', async () => {
		for (const translations of [{ es: 'Uno.' }, ['es'], 'es, fr']) {
			const { timeline, error } = await assemble({ ...item, translations }, []);
			expect(error).toBeUndefined();
			expect(timeline?.captions).not.toHaveProperty('translations');
		}
	});
});
