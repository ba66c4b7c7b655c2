import { arrayContains, eq } from 'drizzle-orm';
import type { SubscriptionRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { subscriptions } from './schema.js';

export const subscriptionRepository = (db: Handle): SubscriptionRepository => ({
	async insert(record) {
		await db.insert(subscriptions).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(subscriptions).where(eq(subscriptions.id, id));
		return row ?? null;
	},
	async remove(id) {
		return (await db.delete(subscriptions).where(eq(subscriptions.id, id)).returning()).length > 0;
	},
	wanting: (event) =>
		db
			.select()
			.from(subscriptions)
			.where(arrayContains(subscriptions.events, [event])),
});
