import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { BatchRepository } from '../../domain/store/store.js';
import type { Handle } from './connection.js';
import { batches } from './schema.js';

export const batchRepository = (db: Handle): BatchRepository => ({
	async insert(record) {
		await db.insert(batches).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(batches).where(eq(batches.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select().from(batches).where(eq(batches.id, id)).for('update');
		return row ?? null;
	},
	async update(id, change) {
		await db.update(batches).set(change).where(eq(batches.id, id));
	},
	awaited: () =>
		db
			.select()
			.from(batches)
			.where(and(isNull(batches.finishedAt), isNotNull(batches.callbackUrl))),
});
