import type { PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { lookAgain } from '../look-again.js';
import { lockAttempt, type LockedAttempt } from './lock-attempt.js';
import { settleAttempt } from './settle-attempt.js';

type SilentDeps = Pick<Deps, 'store' | 'clock'>;

const atOnce = 200;

/** What nobody says within its lease stays unknown: the vendor may have been paid, so the most it can cost is booked. */
async function settleAsUnknown(books: Repositories, locked: LockedAttempt, now: Date): Promise<void> {
	const { purchase, attempt, reservation } = locked;
	const isCurrent = purchase.attemptId === attempt.id && purchase.state === 'open';
	const problem = 'The call ended without a word; the vendor may have been paid';
	const change: Partial<PurchaseRecord> = isCurrent ? { state: 'failed', problem } : {};
	const paidMicros = reservation?.amountMicros ?? purchase.amountMicros;
	await settleAttempt(books, locked, { outcome: 'unknown', paidMicros }, change, now);
}

/**
 * Settles a call that nobody will hear of any more, in a transaction of its own.
 * @param isLost whether it still is, once its purchase is locked
 */
export const settleSilent = (
	{ store, clock }: SilentDeps,
	{ purchaseId, attemptId }: { purchaseId: string; attemptId: string },
	isLost: (locked: LockedAttempt, now: Date) => boolean,
): Promise<void> =>
	store.transaction(async (books) => {
		const locked = await lockAttempt(books, purchaseId, attemptId);
		const now = clock.now();
		if (locked.attempt.outcome === null && isLost(locked, now)) await settleAsUnknown(books, locked, now);
	});

const isOver = ({ attempt }: LockedAttempt, now: Date) => attempt.leaseExpiresAt <= now;

/** Settles the calls whose lease is over; safe on many machines at once. @returns how many were looked at */
export async function settleSilentAttempts(deps: SilentDeps): Promise<number> {
	const silent = await deps.store.purchases.silentAttempts(deps.clock.now(), atOnce);
	for (const { id, purchaseId } of silent) await settleSilent(deps, { purchaseId, attemptId: id }, isOver);
	return silent.length;
}

/** Looks again and again; returns the way to stop. */
export const watchPurchases = (deps: SilentDeps & Pick<Deps, 'log'>, everyMs: number): (() => void) =>
	lookAgain(() => settleSilentAttempts(deps), everyMs, deps.log, 'could not settle calls that nobody told of');
