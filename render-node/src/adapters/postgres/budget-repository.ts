import { and, eq, or, sql } from 'drizzle-orm';
import { everyKey } from '../../domain/budgets/budget-record.js';
import type { BudgetName, BudgetRepository, Spender } from '../../domain/store/budget-repository.js';
import { budgetCountQueries, notEnded } from './budget-count-queries.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { budgetCounts, budgets } from './tables/budgets.js';

const { scope, key, period } = budgets;
const named = (name: BudgetName) => and(eq(scope, name.scope), eq(key, name.key), eq(period, name.period));

/** The lock that all who count share and that who adds a cap has for himself. */
const countingLock = sql`hashtextextended('showrunner.budgets', 0)`;

/** A video's cap under `*` is a pattern for others and binds nothing itself. */
const bindingTo = ({ productionId, channel, provider, tier }: Spender) =>
	or(
		...(['day', 'month'] as const).map((whole) => and(eq(scope, whole), eq(key, everyKey))),
		and(eq(scope, 'provider'), eq(key, provider)),
		productionId === null ? undefined : and(eq(scope, 'video'), eq(key, productionId)),
		channel === null ? undefined : and(eq(scope, 'channel'), eq(key, channel)),
		tier === null ? undefined : and(eq(scope, 'tier'), eq(key, tier)),
	);

export const budgetRepository = (db: Handle): BudgetRepository => ({
	async share() {
		await db.execute(sql`select pg_advisory_xact_lock_shared(${countingLock})`);
	},
	async keepOthersOut() {
		await db.execute(sql`select pg_advisory_xact_lock(${countingLock})`);
	},
	async insertUnlessThere(record) {
		await db.insert(budgets).values(record).onConflictDoNothing();
	},
	async find(id) {
		const [row] = await db.select().from(budgets).where(eq(budgets.id, id));
		return row ?? null;
	},
	async findNamed(name) {
		const [row] = await db.select().from(budgets).where(named(name));
		return row ?? null;
	},
	binding: (spender) => db.select().from(budgets).where(bindingTo(spender)),
	async list(filter, page) {
		const rows = await db
			.select()
			.from(budgets)
			.where(
				and(
					filter.scope && eq(scope, filter.scope),
					filter.key === undefined ? undefined : eq(key, filter.key),
					filter.period && eq(period, filter.period),
					startingAfter(budgets, page.after),
				),
			)
			.orderBy(...newestFirst(budgets))
			.limit(page.limit + 1);
		return cutPage(rows, page);
	},
	async update(id, change) {
		return changedRow(await db.update(budgets).set(change).where(eq(budgets.id, id)).returning(), 'Cap', id);
	},
	async remove(id) {
		return (await db.delete(budgets).where(eq(budgets.id, id)).returning({ id: budgets.id })).length > 0;
	},
	async forgetRunning(id, now) {
		await db.delete(budgetCounts).where(and(eq(budgetCounts.budgetId, id), notEnded(now)));
	},
	...budgetCountQueries(db),
});
