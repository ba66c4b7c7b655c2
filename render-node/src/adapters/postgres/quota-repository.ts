import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { QuotaRepository } from '../../domain/store/quota-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { quotas, quotaTakes } from './tables/quotas.js';

const isTake = (quotaId: string, takeId: string) => and(eq(quotaTakes.id, takeId), eq(quotaTakes.quotaId, quotaId));

function takes(db: Handle) {
	return {
		async takenFrom(quotaId, from) {
			const rows = await db
				.select({ at: quotaTakes.at, amount: sql<number>`sum(${quotaTakes.amount})`.mapWith(Number) })
				.from(quotaTakes)
				.where(and(eq(quotaTakes.quotaId, quotaId), gte(quotaTakes.at, from), isNull(quotaTakes.givenBackAt)))
				.groupBy(quotaTakes.at)
				.orderBy(asc(quotaTakes.at));
			return rows.map(({ at, amount }) => ({ atMs: at.getTime(), amount }));
		},
		async insertTake(record) {
			await db.insert(quotaTakes).values(record);
		},
		async findTake(quotaId, takeId) {
			const [row] = await db.select().from(quotaTakes).where(isTake(quotaId, takeId));
			return row ?? null;
		},
		async giveBack(quotaId, takeId, now) {
			const held = and(isTake(quotaId, takeId), isNull(quotaTakes.givenBackAt));
			const [row] = await db.update(quotaTakes).set({ givenBackAt: now }).where(held).returning();
			return row ?? null;
		},
		async listTakes(quotaId, page) {
			const rows = await db
				.select()
				.from(quotaTakes)
				.where(and(eq(quotaTakes.quotaId, quotaId), startingAfter(quotaTakes, page.after)))
				.orderBy(...newestFirst(quotaTakes))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
	} satisfies Partial<QuotaRepository>;
}

export const quotaRepository = (db: Handle): QuotaRepository => ({
	...takes(db),
	async put(record) {
		const { limit, unit, reset, spacingMs, updatedAt } = record;
		const rows = db
			.insert(quotas)
			.values(record)
			.onConflictDoUpdate({
				target: [quotas.name, quotas.project, quotas.channel],
				set: { limit, unit, reset, spacingMs, updatedAt },
			});
		return changedRow(await rows.returning(), 'Quota', record.name);
	},
	async find(id) {
		const [row] = await db.select().from(quotas).where(eq(quotas.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select().from(quotas).where(eq(quotas.id, id)).for('update');
		return row ?? null;
	},
	async list({ name, project, channel }, page) {
		const rows = await db
			.select()
			.from(quotas)
			.where(
				and(
					name === undefined ? undefined : eq(quotas.name, name),
					project === undefined ? undefined : eq(quotas.project, project),
					channel === undefined ? undefined : eq(quotas.channel, channel),
					startingAfter(quotas, page.after),
				),
			)
			.orderBy(...newestFirst(quotas))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
});
