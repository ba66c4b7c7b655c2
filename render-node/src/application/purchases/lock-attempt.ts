import type { ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { AttemptRecord, PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import { leaseUnknown, purchaseNotFound } from '../../domain/purchases/purchase-refusals.js';
import type { Repositories } from '../../domain/store/store.js';

export type LockedAttempt = {
	purchase: PurchaseRecord;
	attempt: AttemptRecord;
	/** Null: gone by the rules of retention. */
	reservation: ReservationRecord | null;
};

/**
 * A purchase and the attempt that the lease stands for with its money, locked until the transaction ends: before the
 * circuit breaker and the counts of caps, as all do who move money.
 */
export async function lockAttempt(
	{ budgets, purchases, spend }: Repositories,
	purchaseId: string,
	leaseId: string,
): Promise<LockedAttempt> {
	await budgets.share();
	const purchase = await purchases.lock(purchaseId);
	if (!purchase) throw purchaseNotFound(purchaseId);
	const attempt = await purchases.findAttempt(leaseId);
	if (attempt?.purchaseId !== purchaseId) throw leaseUnknown(leaseId);
	return { purchase, attempt, reservation: await spend.lock(attempt.reservationId) };
}
