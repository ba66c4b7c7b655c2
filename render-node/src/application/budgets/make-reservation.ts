import type { ReserveSpendRequest } from '@showrunner/contract';
import type { BudgetCount } from '../../domain/budgets/budget-record.js';
import type { ReservationRecord } from '../../domain/budgets/reservation-record.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { Spender } from '../../domain/store/budget-repository.js';
import type { Repositories } from '../../domain/store/store.js';
import { productionNotFound } from '../productions/get-production.js';
import { askCircuit } from './ask-circuit.js';
import { giveStandardCaps } from './give-standard-caps.js';
import { holdMoney } from './hold-money.js';
import { tellReached } from './tell-reached.js';

async function spenderOf({ productions }: Repositories, wish: ReserveSpendRequest): Promise<Spender> {
	const { productionId, provider, tier = null } = wish;
	if (productionId === undefined) return { productionId: null, channel: wish.channel ?? null, provider, tier };
	const production = await productions.find(productionId);
	if (!production) throw productionNotFound(productionId);
	return { productionId, channel: wish.channel ?? production.channel, provider, tier };
}

export const reservedUntil = ({ expiresInMs }: ReserveSpendRequest, now: Date) => new Date(now.getTime() + expiresInMs);

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
		expiresAt: reservedUntil(wish, now),
		settledAt: null,
	};
}

/**
 * Lets a call through the circuit breaker and holds its money in every cap that binds it, within a transaction that
 * shares the caps. Throws `CapInTheWay` where one has no room.
 * @param given `isAnew`: the reservation of this id has ended without a cost and is made again
 */
export async function makeReservation(
	books: Repositories,
	rules: SpendRules,
	{ id, wish, isAnew = false }: { id: string; wish: ReserveSpendRequest; isAnew?: boolean },
	now: Date,
): Promise<ReservationRecord> {
	await askCircuit(books, wish, rules.circuit, now);
	const spender = await spenderOf(books, wish);
	const caps = await giveStandardCaps(books, spender, rules, now);
	const { currency = rules.currency, amountMicros } = wish;
	const held = await holdMoney(books, caps, { amountMicros, currency }, now);
	const counts = held.map(({ count }) => count);
	const record = newRecord({ id, wish, spender, currency, now }, counts);
	await (isAnew ? books.spend.update(id, record) : books.spend.insert(record));
	for (const { budget, count } of held) await tellReached(books, budget, count, now);
	return record;
}
