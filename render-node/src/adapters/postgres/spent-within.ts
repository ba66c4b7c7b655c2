import { and, eq, gte, lt, type SQL } from 'drizzle-orm';
import type { SpendFilter } from '../../domain/store/spend-repository.js';
import { spendReservations } from './tables/budgets.js';

/** Condition for the reservations that a filter lets through. */
export function spentWithin(filter: SpendFilter): SQL | undefined {
	const { productionId, channel, provider, service, state, from, to } = filter;
	return and(
		productionId === undefined ? undefined : eq(spendReservations.productionId, productionId),
		channel === undefined ? undefined : eq(spendReservations.channel, channel),
		provider === undefined ? undefined : eq(spendReservations.provider, provider),
		service && eq(spendReservations.service, service),
		state && eq(spendReservations.state, state),
		from && gte(spendReservations.createdAt, from),
		to && lt(spendReservations.createdAt, to),
	);
}
