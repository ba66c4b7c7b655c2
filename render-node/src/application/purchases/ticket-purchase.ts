import type { Purchase, TicketPurchaseRequest } from '@showrunner/contract';
import { toPurchase } from '../../domain/purchases/purchase-record.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { lockAttempt, type LockedAttempt } from './lock-attempt.js';
import { heldBeyondLeaseMs } from './open-attempt.js';

/** Vendors forget their tickets sooner. */
const ticketLivesMs = 7 * 24 * 60 * 60 * 1000;

/** A ticket of its own is written anew; another's stays, and so does what the attempt itself has ended with. */
const mayTicket = ({ purchase, attempt }: LockedAttempt) => {
	if (attempt.outcome !== null && attempt.outcome !== 'unknown') return false;
	if (purchase.state === 'ticketed') return purchase.attemptId === attempt.id;
	return purchase.state !== 'kept';
};

/**
 * Stores a vendor's ticket, so that whoever asks for the same next can ask the vendor for it. A ticket that comes after
 * its lease counts: the call was not dead after all. Its money is held for as long as the ticket may live.
 */
export function ticketPurchase(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	{ leaseId, ticket }: TicketPurchaseRequest,
): Promise<Purchase> {
	refuseUnprintable(ticket, ['ticket']);
	return store.transaction(async (books) => {
		const locked = await lockAttempt(books, id, leaseId);
		const { purchase, attempt, reservation } = locked;
		if (!mayTicket(locked)) return toPurchase(purchase);
		const now = clock.now();
		const expiresAt = new Date(now.getTime() + ticketLivesMs);
		if (reservation?.state === 'reserved') await books.spend.update(reservation.id, { expiresAt });
		const leaseExpiresAt = new Date(expiresAt.getTime() - heldBeyondLeaseMs);
		await books.purchases.updateAttempt(attempt.id, { leaseExpiresAt, outcome: null });
		const possiblyPaid = purchase.possiblyPaid - (attempt.outcome === 'unknown' ? 1 : 0);
		const current = { attemptId: attempt.id, reservationId: attempt.reservationId };
		const change = { state: 'ticketed', ticket, problem: null, possiblyPaid, updatedAt: now, ...current } as const;
		return toPurchase(await books.purchases.update(id, change));
	});
}
