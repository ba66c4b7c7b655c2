import { searchWords } from '../../../providers/stock/search-words';
import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { readStory } from '../sections/story';

export type StockScene = { sceneId: string; query: string; minDurationMs?: number };

type StockOptions = { lastProductions?: number; locale?: string };

/**
 * What a form asks libraries for: scenes with their words.
 * @param single id of the hit where one search is made with words of one's own
 */
export function readStock(
	item: ItemContext,
	single: () => string,
): { scenes: StockScene[]; locale: string; lastProductions: number } {
	const { node, itemIndex } = item;
	const { lastProductions = 10, locale = '' } = node.getNodeParameter('options', itemIndex, {}) as StockOptions;
	if (node.getNodeParameter('source', itemIndex) === 'query') {
		const query = String(node.getNodeParameter('query', itemIndex, '') ?? '').trim();
		if (query === '') throw invalidField('query', 'There is nothing to search for', 'Put in a few words');
		return { scenes: [{ sceneId: single(), query }], locale: locale.trim() || 'en', lastProductions };
	}
	const story = readStory(item);
	const scenes = story.scenes.map(({ id, visualPrompt, narration }) => ({
		sceneId: id,
		query: searchWords(visualPrompt.trim() || narration),
	}));
	return { scenes, locale: locale.trim() || story.locale, lastProductions };
}
