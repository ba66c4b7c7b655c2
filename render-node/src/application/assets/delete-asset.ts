import { conflict } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { assetNotFound } from './create-asset-store.js';

/** Deletes bytes and facts. Refuses while a production, an unfinished job or a pending review needs them. */
export async function deleteAsset({ store, blobs }: Pick<Deps, 'store' | 'blobs'>, assetId: string): Promise<void> {
	await store.transaction(async (books) => {
		await books.assets.lock(assetId);
		if ((await books.assets.find([assetId])).length === 0) throw assetNotFound(assetId);
		const productionId = await books.assets.productionUsing(assetId);
		if (productionId !== null) {
			throw conflict('asset-in-use', 'A production uses this asset, or was made from it', {
				detail: productionId,
				field: 'assetId',
				fix: 'Keep it as long as the production is to be provable',
			});
		}
		if (await books.jobs.isAssetWanted(assetId)) {
			throw conflict('asset-in-use', 'A job that has not ended uses this asset', {
				field: 'assetId',
				fix: 'Wait until the job has ended, or cancel it',
			});
		}
		const reviewId = await books.reviews.pendingWith(assetId);
		if (reviewId !== null) {
			throw conflict('asset-in-use', 'A review that is not decided shows this asset', {
				detail: reviewId,
				field: 'assetId',
				fix: 'Decide the review first',
			});
		}
		await books.assets.remove(assetId);
		await blobs.remove(assetId);
	});
}
