import { randomUUID } from 'node:crypto';
import type { ClaimPurchaseRequest } from '@showrunner/contract';
import type { ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { PurchaseRecord } from '../../domain/purchases/purchase-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { makeReservation } from '../budgets/make-reservation.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';

/** Money is held this much longer than the lease, for the caller that is late and for the watch over those that died. */
export const heldBeyondLeaseMs = 60 * 60 * 1000;

type Opening = { wish: ClaimPurchaseRequest; into: PurchaseRecord | null; key: RequestKey };

function opened({ wish, into }: Opening, reservation: ReservationRecord, attemptId: string, now: Date): PurchaseRecord {
	const { key, provider, service, operation, model = null, credentialName = null, keepForMs = null } = wish;
	const { productionId, channel, amountMicros, currency, id: reservationId } = reservation;
	return {
		...{ id: randomUUID(), key, attempts: 0, possiblyPaid: 0, createdAt: now, ...into },
		...{ provider, service, operation, model, credentialName, keepForMs },
		...{ productionId, channel, amountMicros, currency, reservationId, attemptId },
		state: 'open',
		...{ costMicros: null, ticket: null, result: null, assetIds: [], problem: null },
		attempts: (into?.attempts ?? 0) + 1,
		...{ updatedAt: now, keptAt: null, outdatedAt: null },
	};
}

/** Lets a call be made: holds its money, opens its purchase or the failed one again, and leases it to the caller. */
export async function openAttempt(
	books: Repositories,
	rules: SpendRules,
	opening: Opening,
	now: Date,
): Promise<PurchaseRecord> {
	const { wish, into, key } = opening;
	const { leaseMs, holder } = wish;
	const held = { ...wish, expiresInMs: leaseMs + heldBeyondLeaseMs };
	const reservation = await makeReservation(books, rules, { id: randomUUID(), wish: held }, now);
	const fresh = randomUUID();
	// One that an earlier request has taken belongs to a call that is over; this one is made without.
	await claimKey(books, key, fresh);
	const purchase = opened(opening, reservation, fresh, now);
	await (into ? books.purchases.update(into.id, purchase) : books.purchases.insert(purchase));
	const lease = { leaseExpiresAt: new Date(now.getTime() + leaseMs), createdAt: now };
	const money = { reservationId: reservation.id, outcome: null };
	await books.purchases.insertAttempt({ id: fresh, purchaseId: purchase.id, holder, ...money, ...lease });
	return purchase;
}
