import type { AssetKind } from '@showrunner/contract';

export const dayMs = 24 * 60 * 60 * 1000;

/** How long what is kept. Null: for as long as somebody deletes it. */
export type RetentionRules = {
	/** Jobs that have ended, with their results and their batches. */
	jobsMs: number | null;
	/** Webhooks that arrived or were given up. */
	deliveriesMs: number | null;
	auditMs: number | null;
	/** Keys of requests that made what is over by now. */
	requestKeysMs: number | null;
	/** Takes from quotas, once no window reaches them. */
	quotaTakesMs: number | null;
	/** Reservations that are settled. Reports and costs of productions reach back no further. */
	spendMs: number | null;
	/** Purchases that are kept or have failed, since the last news of them. */
	purchasesMs: number | null;
	/** Decided reviews and waits that have ended. */
	reviewsMs: number | null;
	/** Assets that nothing needs, by what they hold. */
	unusedAssetsMs: Record<AssetKind, number | null>;
	/** Room for assets that nothing needs; the oldest go first. */
	unusedAssetsMaxBytes: number | null;
};

/** A moment for each rule: what is older may go. */
export const before = (ageMs: number | null, now: Date): Date | null =>
	ageMs === null ? null : new Date(now.getTime() - ageMs);
