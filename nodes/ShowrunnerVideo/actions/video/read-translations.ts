import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import { canonicalLocale } from '../../../shared/locale-tags';
import { invalidField } from '../../../shared/refusals';
import { readEntries, toSection } from '../../../shared/sections/read-section';
import type { CaptionLanguage, Translation } from '../../timeline/caption-languages';

/** Section `translations`, which Story: Translate puts out for captions: the item's where the form names no other. */
export function readTranslations({ node, itemIndex, input }: ItemContext): Translation[] {
	const wanted = { field: 'translations', noun: 'translation', madeBy: 'Story: Translate' };
	const options = node.getNodeParameter('options', itemIndex, {}) as { translations?: unknown };
	const { translations: found } = input.json;
	// An item may have had such a member before there was this section.
	const own = isRecord(found) && 'stories' in found ? found : undefined;
	const section = toSection('translations' in options ? options.translations : own, wanted);
	if (!section) return [];
	return readEntries(section, 'stories', wanted).flatMap((story) => translationOf(story) ?? []);
}

/** What a story says, by scene; undefined where it does not say in which language. */
export function translationOf({ locale, scenes }: Record<string, unknown>): Translation | undefined {
	if (typeof locale !== 'string' || canonicalLocale(locale) === undefined || !Array.isArray(scenes)) return undefined;
	const texts = scenes.filter(isRecord).flatMap(({ id, narration }, index): [string, string][] => {
		if (typeof narration !== 'string' || narration.trim() === '') return [];
		return [[typeof id === 'string' && id !== '' ? id : `scene-${index + 1}`, narration]];
	});
	return texts.length > 0 ? { locale, texts: Object.fromEntries(texts) } : undefined;
}

export type LanguageOptions = { captionLanguages?: { languages?: Partial<CaptionLanguage>[] } };

export function readCaptionLanguages({ captionLanguages }: LanguageOptions, burnIn: boolean): CaptionLanguage[] {
	const rows = captionLanguages?.languages ?? [];
	const field = 'captionLanguages';
	if (rows.length > 0 && !burnIn)
		throw invalidField(field, 'There are no captions in the picture', "Turn 'Burn In Captions' on, or take these out");
	return rows.map(({ aspectRatio = 'all', locale = '' }, at) => {
		const tag = locale.trim();
		if (tag !== '' && canonicalLocale(tag) === undefined)
			throw invalidField(field, `'${tag.slice(0, 40)}' names no language`, 'Put in a tag such as es, ar or pt-BR');
		if (rows.findIndex((row) => (row.aspectRatio ?? 'all') === aspectRatio) !== at)
			throw invalidField(field, `${nameOf(aspectRatio)} has two caption languages`, 'Name each format once');
		return { aspectRatio, locale: tag };
	});
}

const nameOf = (format: CaptionLanguage['aspectRatio']) => (format === 'all' ? "'All Formats'" : format);
