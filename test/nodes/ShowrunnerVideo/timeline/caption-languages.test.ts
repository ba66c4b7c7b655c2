import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import type { Warning } from '../../../../providers/core/run-chain';
import { readCaptionLanguages } from '../../../../nodes/ShowrunnerVideo/actions/video/read-translations';
import { readOverlays } from '../../../../nodes/ShowrunnerVideo/actions/video/read-overlays';
import type { CaptionLanguage } from '../../../../nodes/ShowrunnerVideo/timeline/caption-languages';
import { timelineFromItem, type TimelineParts } from '../../../../nodes/ShowrunnerVideo/timeline/timeline-from-item';
import { checkCaptions } from '../../../../render-node/src/domain/timeline/check-captions';
import { checkCaptionLocales } from '../../../../render-node/src/domain/captions/captions-in';

const spoken = (id: string) => ({ id, text: `Scene ${id}`, durationMs: 4_000, assetId: 'a'.repeat(64), words: [] });
const said = (locale: string, ...ids: string[]) => ({
	locale,
	texts: Object.fromEntries(ids.map((id) => [id, `${locale} ${id}`])),
});

/** What the form gives, as the render-node takes it, with the warnings of the node. */
function build(parts: Partial<TimelineParts>, captionLanguages: CaptionLanguage[]) {
	const warnings: Warning[] = [];
	const given = timelineFromItem(
		{ title: '', locale: 'en', speech: [spoken('a'), spoken('b')], images: [], clips: [], moods: {}, ...parts },
		{
			...{ aspectRatios: ['9:16', '16:9'], quality: 'draft', fps: 30, scale: 1, crossfadeMs: 500 },
			...{ transition: 'crossfade', sound: { gainDb: -10 }, overlays: readOverlays({}) },
			...{ structure: { hasChapters: false }, pace: { speedRampStrength: 0 } },
			captions: { burnIn: true, style: 'karaoke', profile: 'auto', safeArea: 'universal' },
			captionLanguages,
		},
		(warning) => warnings.push(warning),
	);
	const timeline = timelineSchema.parse(given);
	checkCaptions(timeline);
	checkCaptionLocales(timeline);
	return {
		...{ timeline, warnings },
		locales: timeline.outputs.map(({ captionLocale }) => captionLocale),
		translations: timeline.captions?.translations,
	};
}

describe('the language of captions', () => {
	it('is that of the voice, and nothing is said of it, where no other is wished for', () => {
		const { timeline, warnings } = build({}, []);
		expect(timeline.captions).not.toHaveProperty('translations');
		expect(timeline.outputs.filter((output) => 'captionLocale' in output)).toEqual([]);
		expect(warnings).toEqual([]);
	});

	it('makes files of every translation, when the voice speaks, whatever the pictures show', () => {
		const { locales, translations, warnings } = build(
			{ translations: [said('es', 'a', 'b'), said('ar', 'a', 'b')] },
			[],
		);
		expect(locales).toEqual([undefined, undefined]);
		expect(translations?.map(({ locale }) => locale)).toEqual(['es', 'ar']);
		expect(translations?.[0]?.scenes).toEqual([
			{ startMs: 250, durationMs: 4_000, text: 'es a', words: [] },
			{ startMs: 4_500, durationMs: 4_000, text: 'es b', words: [] },
		]);
		expect(warnings).toEqual([]);
	});

	it('is chosen for a format, which goes before all formats', () => {
		const parts = { translations: [said('es', 'a', 'b'), said('pt-BR', 'a', 'b')] };
		const all = { aspectRatio: 'all', locale: 'ES' } as const;
		expect(build(parts, [all]).locales).toEqual(['es', 'es']);
		expect(build(parts, [all, { aspectRatio: '16:9', locale: 'pt' }]).locales).toEqual(['es', 'pt-BR']);
		expect(build(parts, [all, { aspectRatio: '16:9', locale: 'en-US' }]).locales).toEqual(['es', undefined]);
	});

	it('is that of the story where the voice speaks another one and the language is left empty', () => {
		const all: CaptionLanguage = { aspectRatio: 'all', locale: '' };
		const storyInOther = said('hi', 'a', 'b');
		const { locales, translations } = build({ storyInOther }, [all]);
		expect([locales, translations?.map(({ locale }) => locale)]).toEqual([['hi', 'hi'], ['hi']]);
		expect(build({ storyInOther }, []).translations).toBeUndefined();
		expect(build({}, [all])).toMatchObject({ locales: [undefined, undefined], warnings: [] });
	});

	it('stays that of the voice, with a warning, where there are no captions in it', () => {
		const translations = [said('es', 'a', 'b'), said('fr', 'x')];
		const { locales, warnings, timeline } = build({ translations }, [
			{ aspectRatio: '9:16', locale: 'fr' },
			{ aspectRatio: '1:1', locale: 'es' },
		]);
		expect(locales).toEqual([undefined, undefined]);
		expect(timeline.captions?.translations?.map(({ locale }) => locale)).toEqual(['es']);
		expect(warnings).toEqual([
			{
				code: 'caption-language-missing',
				message: 'There are no captions in fr; 9:16 shows those in en',
				field: 'captionLanguages',
			},
			{
				code: 'option-adjusted',
				message: 'No video is made in 1:1; its caption language was left out',
				field: 'captionLanguages',
			},
			{ code: 'caption-language-missing', message: '2 of 2 scenes have no captions in fr', field: 'translations' },
		]);
	});

	it('warns of scenes that a language says nothing of, whether the picture shows it or a file alone', () => {
		const translations = [said('es', 'b'), said('fr', 'of', 'another', 'story'), said('en', 'x')];
		const told = ['1 of 2 scenes have no captions in es', '2 of 2 scenes have no captions in fr'];
		const { locales, warnings } = build({ translations }, [{ aspectRatio: 'all', locale: 'es' }]);
		expect(locales).toEqual(['es', 'es']);
		expect(warnings.map(({ message }) => message)).toEqual(told);
		expect(build({ translations }, []).warnings.map(({ message }) => message)).toEqual(told);
	});

	it.each([
		...[['pt', 'pt-BR'] as const, ['pt-BR', 'pt'] as const, ['zh', 'zh-Hant'] as const, ['zh-TW', 'zh-Hant'] as const],
	])('wished for in %s is found in %s', (locale, there) => {
		const { locales, warnings } = build({ translations: [said(there, 'a', 'b')] }, [{ aspectRatio: 'all', locale }]);
		expect([locales, warnings]).toEqual([[there, there], []]);
	});

	it.each([
		...[['pt-BR', 'pt-PT'] as const, ['zh-Hant', 'zh'] as const, ['zh-Hant', 'zh-CN'] as const],
		...[['sr-Latn', 'sr'] as const, ['zh-HK', 'zh-TW'] as const],
	])('wished for in %s is not taken from %s, which is written otherwise', (locale, there) => {
		const { locales, warnings } = build({ translations: [said(there, 'a', 'b')] }, [{ aspectRatio: '9:16', locale }]);
		expect(locales).toEqual([undefined, undefined]);
		expect(warnings).toMatchObject([{ code: 'caption-language-missing' }]);
		const voice = build({ locale: there }, [{ aspectRatio: '9:16', locale }]);
		expect(voice.warnings).toMatchObject([{ code: 'caption-language-missing' }]);
	});

	it('takes each language once, and none that the voice speaks', () => {
		const twice = [said('en', 'a'), said('es', 'a', 'b'), said('ES', 'a'), said('no language!', 'a')];
		expect(build({ translations: twice }, []).translations?.map(({ locale }) => locale)).toEqual(['es']);
	});
});

describe('the form of caption languages', () => {
	const read = (burnIn: boolean, ...languages: Partial<CaptionLanguage>[]) =>
		readCaptionLanguages({ captionLanguages: { languages } }, burnIn);

	it('gives its rows, and none where nothing was added', () => {
		expect(readCaptionLanguages({}, false)).toEqual([]);
		expect(read(true, {}, { aspectRatio: '1:1', locale: ' es ' })).toEqual([
			{ aspectRatio: 'all', locale: '' },
			{ aspectRatio: '1:1', locale: 'es' },
		]);
	});

	it('refuses what is no language, a format that comes twice, and captions that are not in the picture', () => {
		expect(() => read(true, { locale: 'in Spanish' })).toThrow("'in Spanish' names no language");
		expect(() => read(true, { locale: 'es' }, { locale: 'fr' })).toThrow("'All Formats' has two caption languages");
		expect(() => read(false, { locale: 'es' })).toThrow('There are no captions in the picture');
	});
});
