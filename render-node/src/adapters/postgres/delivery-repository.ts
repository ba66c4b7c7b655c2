import { and, eq, exists, isNotNull, isNull, not, sql, type SQL } from 'drizzle-orm';
import type { DeliveryFilter, DeliveryRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { liveTicket } from './live-tickets.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { replayGivenUp } from './replay-given-up.js';
import { deliveries } from './schema.js';

const inState = (state: DeliveryFilter['state']) => {
	if (state === 'delivered') return isNotNull(deliveries.deliveredAt);
	if (state === 'given-up') return isNotNull(deliveries.gaveUpAt);
	return state && and(isNull(deliveries.deliveredAt), isNull(deliveries.gaveUpAt));
};

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
	replay: (filter, limit, now) => replayGivenUp(db, filter, limit, now),
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
