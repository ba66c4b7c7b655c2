import { isRecord } from '../../shared/is-record';
import type { ItemContext } from '../../shared/item-context';
import type { OutputItem } from '../../shared/operation';
import type { CostLine } from '../../shared/sections/costs';
import type { Translation } from './translate-script';

type Translated = { story: Translation & { locale: string; translatedFrom: string }; costs: readonly CostLine[] };

/** The item in its own language, with section `translations`: what was there in other languages stays. */
export function withTranslations(item: ItemContext, translated: readonly Translated[]): OutputItem {
	const { translations: before } = item.input.json;
	const stories = isRecord(before) && Array.isArray(before.stories) ? before.stories.filter(isRecord) : [];
	const others = stories.filter(({ locale }) => translated.every(({ story }) => story.locale !== locale));
	// Pictures and moods are those of the item's story.
	const all = translated.map(({ story: { scenes, ...story } }) => ({
		...story,
		scenes: scenes.map(({ id, narration }) => ({ id, narration })),
	}));
	const costs = translated.flatMap((each) => each.costs);
	return item.withSection('translations', { stories: [...others, ...all] }, costs);
}
