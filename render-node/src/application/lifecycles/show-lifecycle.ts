import type { AssetLifecycle } from '@showrunner/contract';
import type { Repositories } from '../../domain/store/store.js';
import { assetNotFound } from '../assets/create-asset-store.js';

/** How long an asset stays, and what would keep it longer. */
export async function showLifecycle(
	books: Pick<Repositories, 'assets' | 'lifecycles'>,
	assetId: string,
): Promise<AssetLifecycle> {
	if ((await books.assets.find([assetId])).length === 0) throw assetNotFound(assetId);
	const record = await books.lifecycles.find(assetId);
	return {
		assetId,
		rule: record?.rule ?? 'by-rules',
		deleteAt: record?.deleteAt?.toISOString() ?? null,
		neededBy: await books.assets.productionUsing(assetId),
		changedBy: record?.changedBy ?? null,
		changedAt: record?.changedAt.toISOString() ?? null,
	};
}
