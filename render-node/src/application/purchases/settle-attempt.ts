import type { AttemptOutcome, PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { settleAnew } from '../budgets/settle-spend.js';
import type { LockedAttempt } from './lock-attempt.js';

const unknownOf = (outcome: AttemptOutcome | null) => (outcome === 'unknown' ? 1 : 0);

/**
 * Writes down how a call ended and settles its money, in place of what was written before.
 * @param paidMicros what it cost; null: nothing
 * @param change what else becomes of the purchase
 */
export async function settleAttempt(
	books: Repositories,
	{ purchase, attempt, reservation }: LockedAttempt,
	{ outcome, paidMicros }: { outcome: AttemptOutcome; paidMicros: number | null },
	change: Partial<PurchaseRecord>,
	now: Date,
): Promise<PurchaseRecord> {
	if (reservation) await settleAnew(books, reservation, paidMicros, now);
	await books.purchases.updateAttempt(attempt.id, { outcome });
	const possiblyPaid = purchase.possiblyPaid + unknownOf(outcome) - unknownOf(attempt.outcome);
	return books.purchases.update(purchase.id, { ...change, possiblyPaid, updatedAt: now });
}
