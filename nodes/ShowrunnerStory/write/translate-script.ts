import type { Warning } from '../../../providers/core/run-chain';
import type { StoryScene } from '../../shared/sections/story';
import type { Write } from '../../shared/text/write-by-chain';
import { fitPlatform } from '../metadata/fit-platform';
import { metadataParts, metadataFrom, type LocaleMetadata } from '../metadata/metadata-parts';
import { textPlatforms } from '../metadata/platform-rules';
import { translatePrompt, translationForm, type Part } from '../prompts/translate-prompt';
import { spokenSeconds } from './fit-length';
import type { Script } from './read-script';
import { tokensFor } from './target-length';

export type Translation = {
	title: string;
	hook: string;
	summary: string;
	scenes: StoryScene[];
	spokenSeconds: number;
	metadata?: LocaleMetadata;
};

type Order = { script: Script; metadata: LocaleMetadata | undefined; to: string; glossary: string };

/** Translations differ by so much from language to language without harm; beyond it pictures and words part ways. */
const mostOff = 0.25;

/** All that is spoken and published, in another language; scenes keep their ids, pictures and moods. */
export async function translateScript(
	{ script, metadata, to, glossary }: Order,
	write: Write,
	warn: (warning: Warning) => void,
): Promise<Translation> {
	const seconds = spokenSeconds(narrationsOf(script.scenes), script.locale);
	const parts = partsOf(script, metadata);
	const keys = parts.map(({ key }) => key);
	const letters = parts.reduce((sum, { text }) => sum + text.length, 0);
	const json = await write({
		operation: 'script.translate',
		...translatePrompt({ from: script.locale, to, parts, seconds, glossary }),
		schema: { name: 'translation', form: translationForm(keys) },
		maxOutputTokens: tokensFor(letters * 1.5 + parts.length * 20, 0, to),
		check: ({ parts: given }) => faultsOfParts(keys, given),
	});
	const texts = new Map(json.parts.map(({ key, text }) => [key, text.trim()]));
	const scenes = script.scenes.map((scene, at) => ({
		...scene,
		narration: texts.get(`scene.${at}`) ?? scene.narration,
	}));
	const spoken = spokenSeconds(narrationsOf(scenes), to);
	if (Math.abs(spoken / seconds - 1) > mostOff) warn(lengthDiffers(to, spoken, seconds));
	return {
		...{ title: texts.get('title') ?? '', hook: texts.get('hook') ?? '', summary: texts.get('summary') ?? '' },
		...{ scenes, spokenSeconds: spoken },
		...(metadata && { metadata: fitted(metadataFrom(metadata, texts), to, warn) }),
	};
}

const narrationsOf = (scenes: readonly StoryScene[]) => scenes.map(({ narration }) => narration);

function partsOf({ title, hook, summary, scenes }: Script, metadata: LocaleMetadata | undefined): Part[] {
	return [
		...Object.entries({ title, hook, summary }).map(([key, text]) => ({ key, text })),
		...scenes.map(({ narration }, at) => ({ key: `scene.${at}`, text: narration })),
		...(metadata ? metadataParts(metadata) : []),
	].filter(({ text }) => text.trim() !== '');
}

/** Each part once, and none of them empty; a model that skips some is told which. */
function faultsOfParts(keys: readonly string[], given: readonly Part[]): string[] {
	const count = (key: string) => given.filter((part) => part.key === key).length;
	const empty = given.filter(({ text }) => text.trim() === '').map(({ key }) => `the part '${key}' must not be empty`);
	const missing = keys.filter((key) => count(key) === 0).map((key) => `the part '${key}' is missing`);
	const double = keys.filter((key) => count(key) > 1).map((key) => `the part '${key}' must stand there once`);
	return [...missing, ...double, ...empty].slice(0, 12);
}

function fitted(raw: LocaleMetadata, locale: string, warn: (warning: Warning) => void): LocaleMetadata {
	const texts: LocaleMetadata = {};
	for (const platform of textPlatforms) {
		const text = raw[platform];
		if (!text) continue;
		const fits = fitPlatform(platform, text, locale);
		fits.warnings.forEach(warn);
		texts[platform] = fits.text;
	}
	return texts;
}

function lengthDiffers(to: string, spoken: number, seconds: number): Warning {
	const message = `In ${to} the script takes about ${Math.round(spoken)} s to speak, not ${Math.round(seconds)} s`;
	return { code: 'option-adjusted', message, field: 'locales' };
}
