import { randomUUID } from 'node:crypto';
import type { Reservation, ReserveSpendRequest } from '@showrunner/contract';
import type { BudgetCount } from '../../domain/budgets/budget-record.js';
import { reservationNotFound } from '../../domain/budgets/budget-refusals.js';
import { toReservation, type ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { Spender } from '../../domain/store/budget-repository.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { productionNotFound } from '../productions/get-production.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { askCircuit } from './ask-circuit.js';
import { expireReservations } from './expire-reservations.js';
import { giveStandardCaps } from './give-standard-caps.js';
import { CapInTheWay, holdMoney } from './hold-money.js';
import { tellInTheWay, tellReached } from './tell-reached.js';

type ReserveDeps = Pick<Deps, 'store' | 'clock' | 'spendRules'>;

async function spenderOf({ productions }: Repositories, wish: ReserveSpendRequest): Promise<Spender> {
	const { productionId, provider, tier = null } = wish;
	if (productionId === undefined) return { productionId: null, channel: wish.channel ?? null, provider, tier };
	const production = await productions.find(productionId);
	if (!production) throw productionNotFound(productionId);
	return { productionId, channel: wish.channel ?? production.channel, provider, tier };
}

const endOf = ({ expiresInMs }: ReserveSpendRequest, now: Date) => new Date(now.getTime() + expiresInMs);

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
	return isOver ? spend.update(id, { expiresAt: endOf(wish, now) }) : earlier;
}

type NewReservation = { id: string; wish: ReserveSpendRequest; spender: Spender; currency: string; now: Date };

function newRecord({ id, wish, spender, currency, now }: NewReservation, counts: BudgetCount[]): ReservationRecord {
	const { service, operation, contentType = null, amountMicros, alternatives } = wish;
	return {
		...{ id, ...spender, service, operation, contentType, amountMicros, currency, alternatives },
		state: 'reserved',
		committedMicros: null,
		beyondCap: false,
		countIds: counts.map((count) => count.id),
		createdAt: now,
		expiresAt: endOf(wish, now),
		settledAt: null,
	};
}

function reserveOnce(
	{ store, clock, spendRules }: ReserveDeps,
	wish: ReserveSpendRequest,
	key: NonNullable<RequestKey>,
): Promise<Reservation> {
	return store.transaction(async (books) => {
		await books.budgets.share();
		const fresh = randomUUID();
		const id = await claimKey(books, key, fresh);
		const now = clock.now();
		const earlier = id === fresh ? null : await heldEarlier(books, id, wish, now);
		if (earlier) return toReservation(earlier);
		await askCircuit(books, wish, spendRules.circuit, now);
		const spender = await spenderOf(books, wish);
		const caps = await giveStandardCaps(books, spender, spendRules, now);
		const { currency = spendRules.currency, amountMicros } = wish;
		const held = await holdMoney(books, caps, { amountMicros, currency }, now);
		const counts = held.map(({ count }) => count);
		const record = newRecord({ id, wish, spender, currency, now }, counts);
		await (id === fresh ? books.spend.insert(record) : books.spend.update(id, record));
		for (const { budget, count } of held) await tellReached(books, budget, count, now);
		return toReservation(record);
	});
}

/**
 * Says that a cap was in the way. The transaction that found it out is undone by then, and with it the period, or the
 * cap of the settings, that it was the first to need.
 */
const tellRefused = ({ store, clock }: ReserveDeps, { budget, count }: CapInTheWay) =>
	store.transaction(async (books) => {
		await books.budgets.share();
		if (budget.origin === 'settings') await books.budgets.insertUnlessThere(budget);
		const kept = await books.budgets.findNamed(budget);
		if (!kept) return;
		await books.budgets.openCount(kept, count);
		const [current] = await books.budgets.counts([{ budgetId: kept.id, startsAt: count.startsAt }]);
		if (current) await tellInTheWay(books, kept, current, clock.now());
	});

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
	try {
		return await reserveOnce(deps, wish, key).catch(async (error: unknown) => {
			if (error instanceof CapInTheWay && (await expireReservations(deps)) > 0) return reserveOnce(deps, wish, key);
			throw error;
		});
	} catch (error) {
		if (!(error instanceof CapInTheWay)) throw error;
		if (!error.count.hitAt) await tellRefused(deps, error);
		throw error.refusal;
	}
}
