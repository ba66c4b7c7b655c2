import { and, eq, lte } from 'drizzle-orm';
import type { SpendRepository } from '../../domain/store/spend-repository.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { spendSums } from './spend-sums.js';
import { spentWithin } from './spent-within.js';
import { spendReservations } from './tables/budgets.js';

const isDue = (now: Date) => and(eq(spendReservations.state, 'reserved'), lte(spendReservations.expiresAt, now));

export const spendRepository = (db: Handle): SpendRepository => ({
	async insert(record) {
		await db.insert(spendReservations).values(record);
	},
	async find(id) {
		const [row] = await db.select().from(spendReservations).where(eq(spendReservations.id, id));
		return row ?? null;
	},
	async lock(id) {
		const [row] = await db.select().from(spendReservations).where(eq(spendReservations.id, id)).for('update');
		return row ?? null;
	},
	async hasDue(now) {
		const rows = db.select({ id: spendReservations.id }).from(spendReservations).where(isDue(now)).limit(1);
		return (await rows).length > 0;
	},
	async lockDue(now) {
		const rows = db.select().from(spendReservations).where(isDue(now)).limit(1);
		const [row] = await rows.for('update', { skipLocked: true });
		return row ?? null;
	},
	async update(id, change) {
		const rows = db.update(spendReservations).set(change).where(eq(spendReservations.id, id)).returning();
		return changedRow(await rows, 'Reservation', id);
	},
	async list(filter, page) {
		const rows = await db
			.select()
			.from(spendReservations)
			.where(and(spentWithin(filter), startingAfter(spendReservations, page.after)))
			.orderBy(...newestFirst(spendReservations))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
	...spendSums(db),
});
