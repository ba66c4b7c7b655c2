import type { AttemptRecord, PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import { leaseUnknown, purchaseNotFound } from '../../domain/purchases/purchase-refusals.js';
import type { Repositories } from '../../domain/store/store.js';

export type LockedAttempt = { purchase: PurchaseRecord; attempt: AttemptRecord };

/** A purchase, locked until the transaction ends, and the attempt that the lease stands for. */
export async function lockAttempt(
	{ budgets, purchases }: Repositories,
	purchaseId: string,
	leaseId: string,
): Promise<LockedAttempt> {
	// Before the purchase's lock, as all do who move money.
	await budgets.share();
	const purchase = await purchases.lock(purchaseId);
	if (!purchase) throw purchaseNotFound(purchaseId);
	const attempt = await purchases.findAttempt(leaseId);
	if (attempt?.purchaseId !== purchaseId) throw leaseUnknown(leaseId);
	return { purchase, attempt };
}
