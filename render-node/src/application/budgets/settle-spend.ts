import type { CommitSpendRequest, Reservation, ReservationState } from '@showrunner/contract';
import { usedMicros, type BudgetCount } from '../../domain/budgets/budget-record.js';
import { alreadyCommitted, commitCurrency, reservationNotFound } from '../../domain/budgets/budget-refusals.js';
import { toReservation, type ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { tellReached } from './tell-reached.js';

type SettleDeps = Pick<Deps, 'store' | 'clock'>;

/** What a reservation still keeps from others. */
const heldMicros = ({ state, amountMicros }: ReservationRecord) => (state === 'reserved' ? amountMicros : 0);

/** Moves a locked reservation's money: what was held is free again, what was paid is booked. */
async function moveMoney(
	{ budgets }: Repositories,
	reservation: ReservationRecord,
	paidMicros: number,
): Promise<BudgetCount[]> {
	const { countIds } = reservation;
	await budgets.lockCounts(countIds);
	return budgets.settle(countIds, heldMicros(reservation), paidMicros);
}

async function tellAll(books: Repositories, counts: readonly BudgetCount[], now: Date): Promise<void> {
	for (const count of counts) {
		const budget = await books.budgets.find(count.budgetId);
		if (budget) await tellReached(books, budget, count, now);
	}
}

/**
 * Books what a call has cost. Money that is spent is booked, whatever the cap says and whether or not the reservation
 * has ended meanwhile; the periods are those in which it was reserved.
 */
export function commitSpend(
	{ store, clock }: SettleDeps,
	id: string,
	{ amountMicros, currency }: CommitSpendRequest,
): Promise<Reservation> {
	return store.transaction(async (books) => {
		await books.budgets.share();
		const found = await books.spend.lock(id);
		if (!found) throw reservationNotFound(id);
		if (currency !== undefined && currency !== found.currency) throw commitCurrency(currency, found);
		if (found.state === 'committed') {
			if (found.committedMicros === amountMicros) return toReservation(found);
			throw alreadyCommitted(found);
		}
		const now = clock.now();
		const counts = await moveMoney(books, found, amountMicros);
		const costsMore = amountMicros > heldMicros(found);
		const beyondCap = costsMore && counts.some((count) => usedMicros(count) > count.limitMicros);
		const booked = { state: 'committed', committedMicros: amountMicros, beyondCap, settledAt: now } as const;
		const record = await books.spend.update(id, booked);
		await tellAll(books, counts, now);
		return toReservation(record);
	});
}

/** Ends a locked reservation that has cost nothing. */
async function free(
	books: Repositories,
	found: ReservationRecord,
	state: Extract<ReservationState, 'released' | 'expired'>,
	now: Date,
): Promise<ReservationRecord> {
	await moveMoney(books, found, 0);
	return books.spend.update(found.id, { state, settledAt: now });
}

/** Gives back what was held for a call that was not made, or that cost nothing. */
export function releaseSpend({ store, clock }: SettleDeps, id: string): Promise<Reservation> {
	return store.transaction(async (books) => {
		await books.budgets.share();
		const found = await books.spend.lock(id);
		if (!found) throw reservationNotFound(id);
		if (found.state === 'committed') throw alreadyCommitted(found);
		if (found.state !== 'reserved') return toReservation(found);
		return toReservation(await free(books, found, 'released', clock.now()));
	});
}

/** Frees one reservation whose time is over; false where there is none. */
export function expireOne({ store, clock }: SettleDeps): Promise<boolean> {
	return store.transaction(async (books) => {
		await books.budgets.share();
		const now = clock.now();
		const due = await books.spend.lockDue(now);
		if (due) await free(books, due, 'expired', now);
		return due !== null;
	});
}
