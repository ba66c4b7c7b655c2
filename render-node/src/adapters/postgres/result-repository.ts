import { eq, sql } from 'drizzle-orm';
import type { ResultRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { results } from './schema.js';

export const resultRepository = (db: Handle): ResultRepository => ({
	async lock(key) {
		await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
	},
	async find(key) {
		const [row] = await db.select().from(results).where(eq(results.key, key));
		return row?.result ?? null;
	},
	async keep(key, jobId, result) {
		await db
			.insert(results)
			.values({ key, jobId, result })
			.onConflictDoUpdate({ target: results.key, set: { jobId, result } });
	},
	async forget(key) {
		await db.delete(results).where(eq(results.key, key));
	},
});
