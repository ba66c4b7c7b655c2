import type { Purchase } from '@showrunner/contract';

export type JsonObject = Record<string, unknown>;

/** How a call ended. `unknown`: nobody knows whether the vendor was paid. */
export type AttemptOutcome = 'kept' | 'not-paid' | 'unknown' | 'paid';

export type PurchaseRecord = Omit<Purchase, 'createdAt' | 'updatedAt' | 'keptAt' | 'outdatedAt'> & {
	/** The attempt that has brought it to its state; its lease is the one that holds others back. */
	attemptId: string;
	/** How long the result is to be reused once it is kept; null: as long as its assets exist. */
	keepForMs: number | null;
	createdAt: Date;
	updatedAt: Date;
	keptAt: Date | null;
	/** From then on it is neither reused nor resumed. */
	outdatedAt: Date | null;
};

/** One call to a vendor. Its id is the lease. */
export type AttemptRecord = {
	id: string;
	purchaseId: string;
	holder: string;
	reservationId: string;
	/** Null: nobody has said yet. */
	outcome: AttemptOutcome | null;
	leaseExpiresAt: Date;
	createdAt: Date;
};

/** The purchase as callers see it. */
export function toPurchase({ attemptId: _a, keepForMs: _k, ...record }: PurchaseRecord): Purchase {
	return {
		...record,
		createdAt: record.createdAt.toISOString(),
		updatedAt: record.updatedAt.toISOString(),
		keptAt: record.keptAt?.toISOString() ?? null,
		outdatedAt: record.outdatedAt?.toISOString() ?? null,
	};
}
