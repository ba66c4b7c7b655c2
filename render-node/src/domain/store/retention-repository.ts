import type { AssetKind } from '@showrunner/contract';

export type UnusedAsset = {
	id: string;
	kind: AssetKind;
	sizeBytes: number;
	createdAt: Date;
	/** When it was made, or brought or asked for again since. */
	usedAt: Date;
};

/** Takes away what may go, a part at a time, so that nobody waits for long. Each tells how many rows it took. */
export type RetentionRepository = {
	/** Ended jobs; the newest of each step of a production stays, for it tells how that went. */
	removeJobs(endedBefore: Date, limit: number): Promise<number>;
	/** Batches without jobs and without webhooks. */
	removeEmptyBatches(limit: number): Promise<number>;
	/** Results whose job is gone. */
	removeResults(limit: number): Promise<number>;
	/** Keys of requests whose job or batch is gone. */
	removeRequestKeys(limit: number): Promise<number>;
	/**
	 * Keys by their age, whatever they made, unless that can still be asked for by them: productions, jobs, batches,
	 * money that is held, takes that are planned, reviews and waits that are open.
	 */
	removeOldRequestKeys(madeBefore: Date, limit: number): Promise<number>;
	/** Takes for an instant before this one and before all that a window of their quota looks back to now. */
	removeQuotaTakes(takenFor: Date, now: Date, limit: number): Promise<number>;
	/** Reservations without the money of a production that still runs. */
	removeReservations(settledBefore: Date, limit: number): Promise<number>;
	/** Purchases, kept or failed, without news since then, of which no word is still to come. */
	removePurchases(quietSince: Date, limit: number): Promise<number>;
	removeReviewWaits(finishedBefore: Date, limit: number): Promise<number>;
	/** Reviews that no open wait names. Those of productions made for children prove their moderation and stay. */
	removeReviews(decidedBefore: Date, limit: number): Promise<number>;
	removeDeliveries(endedBefore: Date, limit: number): Promise<number>;
	removeAudit(writtenBefore: Date, limit: number): Promise<number>;
	/**
	 * Assets that no production, unfinished job, pending review or proof needs, that no job of a production that
	 * goes on has made, and that nobody asked to keep; those not used for longest first.
	 * @param after the last of the page before
	 */
	unusedAssets(after: UnusedAsset | null, limit: number): Promise<UnusedAsset[]>;
	/** Whether somebody has used an asset since it was told of as unused. */
	isUsedSince(asset: UnusedAsset): Promise<boolean>;
	/** Says that assets are used now, so that their age begins anew. Ids of none are left out. */
	noteUse(assetIds: readonly string[]): Promise<void>;
};
