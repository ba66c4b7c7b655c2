import { and, eq, sql } from 'drizzle-orm';
import type { PriceRepository } from '../../domain/store/price-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { prices } from './tables/purchases.js';

export const priceRepository = (db: Handle): PriceRepository => ({
	async keepOthersOut() {
		await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('showrunner.prices', 0))`);
	},
	count: () => db.$count(prices),
	async findFor({ provider, model, unit }) {
		const isNamed = and(eq(prices.provider, provider), eq(prices.model, model), eq(prices.unit, unit));
		const [row] = await db.select().from(prices).where(isNamed);
		return row ?? null;
	},
	async insert(record) {
		await db.insert(prices).values(record);
	},
	async update(id, change) {
		return changedRow(await db.update(prices).set(change).where(eq(prices.id, id)).returning(), 'Price', id);
	},
	async remove(id) {
		const [row] = await db.delete(prices).where(eq(prices.id, id)).returning();
		return row ?? null;
	},
	async list({ provider }, page) {
		const rows = await db
			.select()
			.from(prices)
			.where(and(provider === undefined ? undefined : eq(prices.provider, provider), startingAfter(prices, page.after)))
			.orderBy(...newestFirst(prices))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
