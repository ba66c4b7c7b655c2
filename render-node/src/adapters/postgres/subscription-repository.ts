import { and, arrayContains, eq, isNotNull, isNull } from 'drizzle-orm';
import type { SubscriptionRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
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
	// Held until the transaction ends: deleted meanwhile, a subscription would undo the work that tells it something.
	wanting: (event) =>
		db
			.select()
			.from(subscriptions)
			.where(and(arrayContains(subscriptions.events, [event]), isNull(subscriptions.disabledAt)))
			.for('key share'),
	async list(page) {
		const rows = await db
			.select()
			.from(subscriptions)
			.where(startingAfter(subscriptions, page.after))
			.orderBy(...newestFirst(subscriptions))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
	async noteFailure(id, failingSince) {
		await db
			.update(subscriptions)
			.set({ failingSince })
			.where(and(eq(subscriptions.id, id), isNull(subscriptions.failingSince)));
		const [row] = await db.select().from(subscriptions).where(eq(subscriptions.id, id));
		return row ?? null;
	},
	async noteSuccess(id) {
		await db
			.update(subscriptions)
			.set({ failingSince: null })
			.where(and(eq(subscriptions.id, id), isNotNull(subscriptions.failingSince)));
	},
	async disable(id, disabledAt) {
		const isOn = and(eq(subscriptions.id, id), isNull(subscriptions.disabledAt));
		const [row] = await db.update(subscriptions).set({ disabledAt }).where(isOn).returning();
		return row ?? null;
	},
	async enable(id) {
		const on = { disabledAt: null, failingSince: null };
		const [row] = await db.update(subscriptions).set(on).where(eq(subscriptions.id, id)).returning();
		return row ?? null;
	},
});
