import { conflict } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { assetNotFound } from './create-asset-store.js';

/**
 * Refuses while a production, an unfinished job or a pending review needs the asset.
 * @param force whether productions may lose it
 * @param wayOut what to do where a production needs it
 */
export async function refuseNeeded(
	books: Repositories,
	assetId: string,
	{ force, wayOut = 'Keep it as long as the production is to be provable' }: { force: boolean; wayOut?: string },
): Promise<void> {
	const productionId = force ? null : await books.assets.productionUsing(assetId);
	if (productionId !== null) {
		throw conflict('asset-in-use', 'A production uses this asset, or was made from it', {
			detail: productionId,
			field: 'assetId',
			fix: wayOut,
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
}

export type DeleteOptions = {
	/** Also takes it out of the productions that hold it. */
	force?: boolean;
	/** Why it is deleted, asked again when nobody can change it any more; left out: somebody asked for it. */
	isStillTrue?(books: Repositories): Promise<boolean>;
};

/**
 * Deletes bytes and facts, which the audit log remembers. Refuses while something needs them.
 * @param actor who deletes it
 * @returns whether it was deleted
 */
export async function deleteAsset(
	{ store, blobs, clock }: Pick<Deps, 'store' | 'blobs' | 'clock'>,
	assetId: string,
	actor: string,
	{ force = false, isStillTrue }: DeleteOptions = {},
): Promise<boolean> {
	return await store.transaction(async (books) => {
		await books.assets.lock(assetId);
		const [asset] = await books.assets.find([assetId]);
		if (!asset) throw assetNotFound(assetId);
		if (isStillTrue && !(await isStillTrue(books))) return false;
		await refuseNeeded(books, assetId, { force });
		if (force) await books.privacy.leaveProductions(assetId);
		await books.assets.remove(assetId);
		const facts = { sizeBytes: asset.sizeBytes, ...(force && { force }) };
		await recordAudit(books, { actor, action: 'asset.delete', subject: `asset:${assetId}`, facts }, clock.now());
		await blobs.remove(assetId);
		return true;
	});
}
