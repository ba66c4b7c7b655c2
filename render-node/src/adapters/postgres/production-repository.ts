import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ProductionRepository } from '../../domain/store/store.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { productionAssets, productions } from './schema.js';

export const productionRepository = (db: Handle): ProductionRepository => ({
	async insert(record) {
		await db.insert(productions).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(productions).where(eq(productions.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select().from(productions).where(eq(productions.id, id)).for('update');
		return row ?? null;
	},
	async update(id, change) {
		return changedRow(
			await db.update(productions).set(change).where(eq(productions.id, id)).returning(),
			'Production',
			id,
		);
	},
	async list({ state, channel, idempotencyKey }, page) {
		const rows = await db
			.select()
			.from(productions)
			.where(
				and(
					state && eq(productions.state, state),
					channel === undefined ? undefined : eq(productions.channel, channel),
					idempotencyKey === undefined ? undefined : eq(productions.idempotencyKey, idempotencyKey),
					startingAfter(productions, page.after),
				),
			)
			.orderBy(...newestFirst(productions))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
	async setAssets(id, assets) {
		await db.delete(productionAssets).where(eq(productionAssets.productionId, id));
		if (assets.length === 0) return;
		const rows = assets.map(({ role, assetId }, position) => ({ productionId: id, position, role, assetId }));
		await db.insert(productionAssets).values(rows);
	},
	async assetsOf(ids) {
		if (ids.length === 0) return [];
		const { productionId, role, assetId } = productionAssets;
		const rows = db.select({ productionId, role, assetId }).from(productionAssets);
		return rows.where(inArray(productionId, ids)).orderBy(asc(productionAssets.position));
	},
});
