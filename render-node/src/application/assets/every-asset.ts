import type { Asset } from '@showrunner/contract';
import type { AssetRepository } from '../../domain/store/store.js';

const pageSize = 500;

/** Every asset of the books, newest first, page by page. */
export async function* everyAsset(assets: Pick<AssetRepository, 'list'>): AsyncIterable<Asset[]> {
	for (let after: Parameters<AssetRepository['list']>[0]['after'] = null; ; ) {
		const { items, next } = await assets.list({ limit: pageSize, after });
		if (items.length > 0) yield items;
		if (next === null) return;
		after = next;
	}
}
