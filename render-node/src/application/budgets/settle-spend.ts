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

/** Moves a locked reservation's money: what was held is free again, what was paid is booked in place of what was before. */
async function moveMoney(
	{ budgets }: Repositories,
	reservation: ReservationRecord,
	paidMicros: number,
): Promise<BudgetCount[]> {
	const { countIds, committedMicros } = reservation;
	await budgets.lockCounts(countIds);
	return budgets.settle(countIds, heldMicros(reservation), paidMicros - (committedMicros ?? 0));
}

async function tellAll(books: Repositories, counts: readonly BudgetCount[], now: Date): Promise<void> {
	for (const count of counts) {
		const budget = await books.budgets.find(count.budgetId);
		if (budget) await tellReached(books, budget, count, now);
	}
}

/** Books a locked reservation's cost, in place of the one that was booked before. */
async function bookCost(
	books: Repositories,
	found: ReservationRecord,
	amountMicros: number,
	now: Date,
): Promise<ReservationRecord> {
	const counts = await moveMoney(books, found, amountMicros);
	const costsMore = amountMicros > heldMicros(found) + (found.committedMicros ?? 0);
	const isBeyond = counts.some((count) => usedMicros(count) > count.limitMicros);
	const beyondCap = isBeyond && (costsMore || found.beyondCap);
	const booked = { state: 'committed', committedMicros: amountMicros, beyondCap, settledAt: now } as const;
	const record = await books.spend.update(found.id, booked);
	await tellAll(books, counts, now);
	return record;
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
		return toReservation(await bookCost(books, found, amountMicros, clock.now()));
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
	return books.spend.update(found.id, { state, committedMicros: null, beyondCap: false, settledAt: now });
}

/**
 * Settles a locked reservation by what is known of its call now, whatever was known before: a cost that was booked because
 * nobody knew better is put right.
 * @param paidMicros what the call cost; null: nothing, and its money is free again
 */
export async function settleAnew(
	books: Repositories,
	found: ReservationRecord,
	paidMicros: number | null,
	now: Date,
): Promise<void> {
	if (paidMicros !== null) await bookCost(books, found, paidMicros, now);
	else if (found.state === 'reserved' || found.state === 'committed') await free(books, found, 'released', now);
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
