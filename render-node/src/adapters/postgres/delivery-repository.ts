import { and, eq, exists, isNull, not } from 'drizzle-orm';
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
});
