import type { Purchase } from '@showrunner/contract';
import type { StockKind } from '../../../providers/stock/port';
import type { ItemContext } from '../item-context';

export type Uses = {
	/** What stock was shown in this production and in those of its channel before it. */
	used: Set<string>;
	/** What an earlier try took for each scene of this production, photos and clips apart: see `sceneKey`. */
	byScene: Map<string, string>;
};

/** A scene may have a photo of one node and a clip of another; neither is the other's earlier try. */
export const sceneKey = (kind: StockKind, sceneId: string) => `${kind} ${sceneId}`;

/** Every library's source ids are `library:photo:id` or `library:video:id`. */
const kindOf = (sourceId: string): StockKind => (sourceId.split(':')[1] === 'photo' ? 'photo' : 'video');

const pageSize = 200;
/** Far more than the most videos that are looked back over hold. */
const mostPages = 25;

/**
 * What the books know of stock that was taken: for this production, and for the `lastProductions` of its channel before it.
 * Without a production there is no past to look at.
 */
export async function usedSources(
	item: ItemContext,
	productionId: string | undefined,
	lastProductions: number,
): Promise<Uses> {
	const uses: Uses = { used: new Set(), byScene: new Map() };
	if (productionId === undefined) return uses;
	const { channel } = await item.client().call('getProduction', { params: { productionId } });
	const looksBack = channel !== null && lastProductions > 0;
	const seen = new Set<string>();
	let cursor: string | undefined;
	for (let pages = 0; pages < mostPages; pages++) {
		const query = { service: 'stock', operation: 'take', limit: pageSize, ...(cursor && { cursor }) } as const;
		const own = looksBack ? { channel } : { productionId };
		const page = await item.client().call('getPurchases', { query: { ...query, ...own } });
		for (const purchase of page.items) note(purchase, { productionId, seen, lastProductions }, uses);
		if (page.nextCursor === null || seen.size > lastProductions) return uses;
		cursor = page.nextCursor;
	}
	return uses;
}

type Looking = { productionId: string; seen: Set<string>; lastProductions: number };

/** The list begins with the newest; a production beyond the last that count is only counted. */
function note({ productionId: taker, state, result }: Purchase, looking: Looking, { used, byScene }: Uses): void {
	const { sourceId, sceneId } = result ?? {};
	if (state !== 'kept' || taker === null || typeof sourceId !== 'string') return;
	if (taker === looking.productionId) {
		used.add(sourceId);
		if (typeof sceneId !== 'string') return;
		const key = sceneKey(kindOf(sourceId), sceneId);
		if (!byScene.has(key)) byScene.set(key, sourceId);
		return;
	}
	looking.seen.add(taker);
	if (looking.seen.size <= looking.lastProductions) used.add(sourceId);
}
