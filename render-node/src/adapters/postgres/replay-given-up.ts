import { and, asc, eq, exists, gte, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { ReplayFilter } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { deliveries, subscriptions } from './schema.js';

/** What was given up, still has something to send, and whose subscription is not switched off. */
function replayable(db: Handle, { id, subscriptionId, from, to }: ReplayFilter) {
	const on = db
		.select({ id: subscriptions.id })
		.from(subscriptions)
		.where(and(eq(subscriptions.id, deliveries.subscriptionId), isNull(subscriptions.disabledAt)));
	return and(
		isNotNull(deliveries.gaveUpAt),
		or(isNotNull(deliveries.body), isNotNull(deliveries.batchId)),
		or(isNull(deliveries.subscriptionId), exists(on)),
		id === undefined ? undefined : eq(deliveries.id, id),
		subscriptionId === undefined ? undefined : eq(deliveries.subscriptionId, subscriptionId),
		from && gte(deliveries.gaveUpAt, from),
		to && lt(deliveries.gaveUpAt, to),
	);
}

/** Gives the oldest of them, that many at most, a new ticket each; two who ask at once get different ones. */
export function replayGivenUp(db: Handle, filter: ReplayFilter, limit: number, now: Date) {
	const chosen = db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(replayable(db, filter))
		.orderBy(asc(deliveries.gaveUpAt))
		.limit(limit)
		.for('update', { skipLocked: true });
	return (
		db
			.update(deliveries)
			.set({
				...{ gaveUpAt: null, gaveUpFor: null, attempts: 0, goneInARow: 0, replayedAt: now },
				ticketId: sql`gen_random_uuid()`,
			})
			// An array is made once; a plain `in` may be asked again for each row, and then takes more than the limit.
			.where(sql`${deliveries.id} = any(array(${chosen}))`)
			.returning({ id: deliveries.id, ticketId: deliveries.ticketId })
	);
}
