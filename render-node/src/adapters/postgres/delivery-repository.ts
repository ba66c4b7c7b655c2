import { and, asc, eq, exists, gte, inArray, isNotNull, isNull, lt, not, or, sql, type SQL } from 'drizzle-orm';
import type { DeliveryFilter, DeliveryRepository, ReplayFilter } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { liveTicket } from './live-tickets.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { deliveries, subscriptions } from './schema.js';

const inState = (state: DeliveryFilter['state']) => {
	if (state === 'delivered') return isNotNull(deliveries.deliveredAt);
	if (state === 'given-up') return isNotNull(deliveries.gaveUpAt);
	return state && and(isNull(deliveries.deliveredAt), isNull(deliveries.gaveUpAt));
};

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

export const deliveryRepository = (db: Handle): DeliveryRepository => ({
	async insert(record) {
		await db.insert(deliveries).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(deliveries).where(eq(deliveries.id, id));
		return row ?? null;
	},
	async update(id, change) {
		await db.update(deliveries).set(change).where(eq(deliveries.id, id));
	},
	async list({ state, subscriptionId, batchId }, page) {
		const rows = await db
			.select()
			.from(deliveries)
			.where(
				and(
					inState(state),
					subscriptionId === undefined ? undefined : eq(deliveries.subscriptionId, subscriptionId),
					batchId === undefined ? undefined : eq(deliveries.batchId, batchId),
					startingAfter(deliveries, page.after),
				),
			)
			.orderBy(...newestFirst(deliveries))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
	replay(filter, limit, now) {
		const chosen = db
			.select({ id: deliveries.id })
			.from(deliveries)
			.where(replayable(db, filter))
			.orderBy(asc(deliveries.gaveUpAt))
			.limit(limit)
			.for('update', { skipLocked: true });
		return db
			.update(deliveries)
			.set({
				...{ gaveUpAt: null, gaveUpFor: null, attempts: 0, goneInARow: 0, replayedAt: now },
				ticketId: sql`gen_random_uuid()`,
			})
			.where(inArray(deliveries.id, chosen))
			.returning({ id: deliveries.id, ticketId: deliveries.ticketId });
	},
	withoutTicket: (workersLive) =>
		db
			.select()
			.from(deliveries)
			.where(
				and(
					isNull(deliveries.deliveredAt),
					isNull(deliveries.gaveUpAt),
					not(exists(liveTicket(db, deliveries.ticketId, workersLive))),
				),
			),
	async countByState() {
		const counted = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
		const [row] = await db
			.select({
				pending: counted(sql`${deliveries.deliveredAt} is null and ${deliveries.gaveUpAt} is null`),
				delivered: counted(sql`${deliveries.deliveredAt} is not null`),
				'given-up': counted(sql`${deliveries.gaveUpAt} is not null`),
			})
			.from(deliveries);
		return (['pending', 'delivered', 'given-up'] as const).map((state) => ({ state, count: row?.[state] ?? 0 }));
	},
});
