import { isRecord } from '../../shared/is-record';
import type { PlatformText } from '../prompts/metadata-prompt';
import type { Part } from '../prompts/translate-prompt';
import { textPlatforms, type TextPlatform } from './platform-rules';

/** What is published in one language, by platform. */
export type LocaleMetadata = Partial<Record<TextPlatform, PlatformText>>;
/** `story.metadata`: by language, then by platform. */
export type Metadata = Record<string, LocaleMetadata>;

/** Reads `story.metadata` tolerantly: what has another form is left out. */
export function readMetadata(raw: unknown): Metadata {
	if (!isRecord(raw)) return {};
	return Object.fromEntries(Object.entries(raw).map(([locale, texts]) => [locale, readPlatforms(texts)]));
}

function readPlatforms(raw: unknown): LocaleMetadata {
	const known = textPlatforms.flatMap((platform) => {
		const text = isRecord(raw) ? raw[platform] : undefined;
		return isRecord(text) ? [[platform, readPlatformText(text)] as const] : [];
	});
	return Object.fromEntries(known);
}

function readPlatformText({ title, description, hashtags, tags }: Record<string, unknown>): PlatformText {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
	return { title: text(title), description: text(description), hashtags: texts(hashtags), tags: texts(tags) };
}

/** The texts of all platforms one by one, so that a model can give each back under its key. */
export function metadataParts(metadata: LocaleMetadata): Part[] {
	return entriesOf(metadata).flatMap(([platform, { title, description, hashtags, tags }]) => [
		{ key: `${platform}.title`, text: title },
		{ key: `${platform}.description`, text: description },
		...hashtags.map((text, at) => ({ key: `${platform}.hashtag.${at}`, text })),
		...tags.map((text, at) => ({ key: `${platform}.tag.${at}`, text })),
	]);
}

/** The same with texts out of a map; a key that is missing there keeps its text. */
export function metadataFrom(metadata: LocaleMetadata, texts: ReadonlyMap<string, string>): LocaleMetadata {
	const translated = entriesOf(metadata).map(([platform, { title, description, hashtags, tags }]) => {
		const text = (part: string, old: string) => texts.get(`${platform}.${part}`) ?? old;
		const entry: PlatformText = {
			title: text('title', title),
			description: text('description', description),
			hashtags: hashtags.map((old, at) => text(`hashtag.${at}`, old)),
			tags: tags.map((old, at) => text(`tag.${at}`, old)),
		};
		return [platform, entry] as const;
	});
	return Object.fromEntries(translated);
}

function entriesOf(metadata: LocaleMetadata): [TextPlatform, PlatformText][] {
	return textPlatforms.flatMap((platform): [TextPlatform, PlatformText][] => {
		const text = metadata[platform];
		return text ? [[platform, text]] : [];
	});
}
