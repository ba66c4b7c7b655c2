import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { LifecycleRepository } from '../../domain/store/lifecycle-repository.js';
import type { Handle } from './connection.js';
import { assetLifecycles } from './tables/lifecycles.js';

const isDueNow = (now: Date, usedSince: Date) =>
	and(
		lte(assetLifecycles.dueAt, now),
		sql`not exists (
			select 1 from showrunner.asset_uses u
			where u.asset_id = ${assetLifecycles.assetId} and u.used_at > ${assetLifecycles.changedAt}
				and u.used_at > ${usedSince.toISOString()}::timestamptz
		)`,
	);

export const lifecycleRepository = (db: Handle): LifecycleRepository => ({
	async find(assetId) {
		const [row] = await db.select().from(assetLifecycles).where(eq(assetLifecycles.assetId, assetId));
		return row ?? null;
	},
	async set(record) {
		await db
			.insert(assetLifecycles)
			.values(record)
			.onConflictDoUpdate({ target: assetLifecycles.assetId, set: record });
	},
	async remove(assetId) {
		await db.delete(assetLifecycles).where(eq(assetLifecycles.assetId, assetId));
	},
	async due(now, usedSince, limit) {
		const rows = await db
			.select({ assetId: assetLifecycles.assetId })
			.from(assetLifecycles)
			.where(isDueNow(now, usedSince))
			.orderBy(asc(assetLifecycles.dueAt), asc(assetLifecycles.assetId))
			.limit(limit);
		return rows.map(({ assetId }) => assetId);
	},
	async isDue(assetId, now, usedSince) {
		const rows = await db
			.select({ assetId: assetLifecycles.assetId })
			.from(assetLifecycles)
			.where(and(eq(assetLifecycles.assetId, assetId), isDueNow(now, usedSince)));
		return rows.length > 0;
	},
	async postpone(assetId, dueAt) {
		await db.update(assetLifecycles).set({ dueAt }).where(eq(assetLifecycles.assetId, assetId));
	},
});
