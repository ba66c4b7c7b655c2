import { conflict } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { assetNotFound } from './create-asset-store.js';

/**
 * Deletes bytes and facts, which the audit log remembers. Refuses while a production, an unfinished job or a pending
 * review needs them.
 * @param actor who deletes it
 */
export async function deleteAsset(
	{ store, blobs, clock }: Pick<Deps, 'store' | 'blobs' | 'clock'>,
	assetId: string,
	actor: string,
): Promise<void> {
	await store.transaction(async (books) => {
		await books.assets.lock(assetId);
		const [asset] = await books.assets.find([assetId]);
		if (!asset) throw assetNotFound(assetId);
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
		const entry = { actor, action: 'asset.delete', subject: `asset:${assetId}`, facts: { sizeBytes: asset.sizeBytes } };
		await recordAudit(books, entry, clock.now());
		await blobs.remove(assetId);
	});
}
