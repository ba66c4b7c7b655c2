import { randomUUID } from 'node:crypto';
import type { Reservation, ReserveSpendRequest } from '@showrunner/contract';
import { reservationNotFound } from '../../domain/budgets/budget-refusals.js';
import { toReservation, type ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { makeReservation, reservedUntil } from './make-reservation.js';
import { throughCaps } from './through-caps.js';

type ReserveDeps = Pick<Deps, 'store' | 'clock' | 'spendRules'>;

/**
 * The reservation that an earlier request of the same key made. Null where its money is free again: it has to be held
 * anew, or the call would be made past all caps.
 */
async function heldEarlier(
	{ spend }: Repositories,
	id: string,
	wish: ReserveSpendRequest,
	now: Date,
): Promise<ReservationRecord | null> {
	const earlier = await spend.lock(id);
	if (!earlier) throw reservationNotFound(id);
	if (earlier.state === 'released' || earlier.state === 'expired') return null;
	const isOver = earlier.state === 'reserved' && earlier.expiresAt <= now;
	return isOver ? spend.update(id, { expiresAt: reservedUntil(wish, now) }) : earlier;
}

/**
 * Holds money for a call in every cap that binds it, or refuses. The same key gives the same reservation; one that has
 * ended without a cost is held anew. What has expired is freed before a cap says no.
 */
export async function reserveSpend(
	deps: ReserveDeps,
	wish: ReserveSpendRequest,
	key: NonNullable<RequestKey>,
): Promise<Reservation> {
	refuseUnprintable(wish);
	const { store, clock, spendRules } = deps;
	const reserve = () =>
		store.transaction(async (books) => {
			await books.budgets.share();
			const fresh = randomUUID();
			const id = await claimKey(books, key, fresh);
			const now = clock.now();
			const earlier = id === fresh ? null : await heldEarlier(books, id, wish, now);
			return earlier ?? makeReservation(books, spendRules, { id, wish, isAnew: id !== fresh }, now);
		});
	return toReservation(await throughCaps(deps, reserve));
}
