import { and, eq, exists, isNull, not, sql, type SQL } from 'drizzle-orm';
import type { DeliveryRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { liveTicket } from './live-tickets.js';
import { deliveries } from './schema.js';

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
