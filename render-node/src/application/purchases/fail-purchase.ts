import type { FailPurchaseRequest, Purchase } from '@showrunner/contract';
import { toPurchase, type AttemptOutcome, type PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import { countOutcome } from '../budgets/circuits.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { lockAttempt, type LockedAttempt } from './lock-attempt.js';
import { settleAttempt } from './settle-attempt.js';

const outcomes = { no: 'not-paid', unknown: 'unknown', yes: 'paid' } as const satisfies Record<string, AttemptOutcome>;

/** What was paid, null for nothing. Of what nobody knows, the most that the call can cost is booked. */
function paidFor({ purchase, reservation }: LockedAttempt, { paid, costMicros }: FailPurchaseRequest): number | null {
	return paid === 'no' ? null : (costMicros ?? reservation?.amountMicros ?? purchase.amountMicros);
}

/** A result that is kept stays, and so does what a newer attempt does. */
function failedBy(
	{ purchase, attempt }: LockedAttempt,
	{ paid, problem }: FailPurchaseRequest,
	paidMicros: number | null,
): Partial<PurchaseRecord> {
	if (purchase.state === 'kept' || purchase.attemptId !== attempt.id) return {};
	return { state: 'failed', problem, costMicros: paid === 'unknown' ? null : (paidMicros ?? 0) };
}

/**
 * Writes down that a call brought no result, gives its money back or books it, and tells its circuit breaker. The same
 * lease is heard once; only where nobody knew whether it was paid for, a later word puts that right.
 */
export function failPurchase(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	id: string,
	wish: FailPurchaseRequest,
): Promise<Purchase> {
	refuseUnprintable({ problem: wish.problem });
	return store.transaction(async (books) => {
		const locked = await lockAttempt(books, id, wish.leaseId);
		const { purchase, attempt } = locked;
		const outcome = outcomes[wish.paid];
		if (attempt.outcome === outcome || (attempt.outcome !== null && attempt.outcome !== 'unknown'))
			return toPurchase(purchase);
		const now = clock.now();
		const { kind, problem, retryAfterMs } = wish;
		const { provider, credentialName } = purchase;
		const asked = { provider, ...(credentialName !== null && { credentialName }) };
		const told = { ...asked, ...(kind && { kind }), problem, ...(retryAfterMs !== undefined && { retryAfterMs }) };
		if (kind) await countOutcome(books, { ...told, outcome: 'failure' }, spendRules.circuit, now);
		const paidMicros = paidFor(locked, wish);
		const change = failedBy(locked, wish, paidMicros);
		return toPurchase(await settleAttempt(books, locked, { outcome, paidMicros }, change, now));
	});
}
