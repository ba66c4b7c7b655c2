import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { takeScope } from '../../domain/quotas/take-scope.js';
import type { QuotaRepository } from '../../domain/store/quota-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { idempotencyKeys } from './schema.js';
import { quotas, quotaTakes } from './tables/quotas.js';

const isTake = (quotaId: string, takeId: string) => and(eq(quotaTakes.id, takeId), eq(quotaTakes.quotaId, quotaId));

function takes(db: Handle) {
	return {
		async takenFrom(quotaId, from, stepMs) {
			const step = sql`floor(extract(epoch from ${quotaTakes.at}) * 1000 / ${stepMs}::int) * ${stepMs}::int`;
			const steps = db
				.select({ atMs: sql<number>`${step}`.as('at_ms'), amount: sql<number>`sum(${quotaTakes.amount})`.as('amount') })
				.from(quotaTakes)
				.where(and(eq(quotaTakes.quotaId, quotaId), gte(quotaTakes.at, from), isNull(quotaTakes.givenBackAt)))
				.groupBy(sql`at_ms`)
				.as('steps');
			// As one value: thousands of rows cost the driver many times what their sum costs the database.
			const pairs = sql<[number, number][]>`coalesce(json_agg(json_build_array(at_ms, amount) order by at_ms), '[]')`;
			const [row] = await db.select({ pairs }).from(steps);
			return (row?.pairs ?? []).map(([atMs, amount]) => ({ atMs, amount }));
		},
		async putTake({ id, ...record }) {
			await db
				.insert(quotaTakes)
				.values({ id, ...record })
				.onConflictDoUpdate({ target: quotaTakes.id, set: record });
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
	async remove(id) {
		await db.delete(idempotencyKeys).where(eq(idempotencyKeys.scope, takeScope(id)));
		const taken = await db.delete(quotaTakes).where(eq(quotaTakes.quotaId, id));
		await db.delete(quotas).where(eq(quotas.id, id));
		return taken.rowCount ?? 0;
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
