import { randomUUID } from 'node:crypto';
import { and, asc, eq, exists, gt, gte, inArray, isNull, lt, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { everyKey, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import type { PeriodBounds } from '../../domain/budgets/period-at.js';
import type { BudgetRepository } from '../../domain/store/budget-repository.js';
import type { Handle } from './connection.js';
import { budgetCounts, budgets, spendReservations } from './tables/budgets.js';

const { createdAt } = spendReservations;
const { reservedMicros, committedMicros, limitMicros, beyondMicros } = budgetCounts;
const used = sql`${reservedMicros} + ${committedMicros}`;

export const notEnded = (now: Date) => or(isNull(budgetCounts.endsAt), gt(budgetCounts.endsAt, now));
/** More would be too many series for those who watch. */
const mostRunning = 500;

const spentUnder = {
	video: spendReservations.productionId,
	provider: spendReservations.provider,
	channel: spendReservations.channel,
	tier: spendReservations.tier,
};

/** Reservations that a cap counts whenever they were made. */
const inPlaceOf = ({ scope, key, currency }: BudgetRecord): SQL | undefined =>
	and(
		scope === 'day' || scope === 'month' ? undefined : eq(spentUnder[scope], key),
		eq(spendReservations.currency, currency),
	);

/** Reservations that a cap counts in a period. */
const countedIn = (budget: BudgetRecord, { startsAt, endsAt }: PeriodBounds): SQL | undefined =>
	and(inPlaceOf(budget), gte(createdAt, startsAt), endsAt ? lt(createdAt, endsAt) : undefined);

/** Lets a new period begin with what was reserved and spent in it before there was a cap. */
async function countEarlier(db: Handle, budget: BudgetRecord, bounds: PeriodBounds, countId: string): Promise<void> {
	const earlier = await db
		.update(spendReservations)
		.set({ countIds: sql`array_append(${spendReservations.countIds}, ${countId}::uuid)` })
		.where(countedIn(budget, bounds))
		.returning({
			state: spendReservations.state,
			amount: spendReservations.amountMicros,
			committed: spendReservations.committedMicros,
		});
	if (earlier.length === 0) return;
	const reserved = earlier.reduce((sum, { state, amount }) => sum + (state === 'reserved' ? amount : 0), 0);
	const committed = earlier.reduce((sum, row) => sum + (row.committed ?? 0), 0);
	const beyond = Math.max(0, reserved + committed - budget.limitMicros);
	await db
		.update(budgetCounts)
		.set({ reservedMicros: reserved, committedMicros: committed, beyondMicros: beyond })
		.where(eq(budgetCounts.id, countId));
}

function reads(db: Handle) {
	return {
		async counts(periods) {
			if (periods.length === 0) return [];
			const wanted = periods.map(({ budgetId, startsAt }) =>
				and(eq(budgetCounts.budgetId, budgetId), eq(budgetCounts.startsAt, startsAt)),
			);
			return db
				.select()
				.from(budgetCounts)
				.where(or(...wanted));
		},
		running: (now) =>
			db
				.select({ budget: budgets, count: budgetCounts })
				.from(budgetCounts)
				.innerJoin(budgets, eq(budgets.id, budgetCounts.budgetId))
				.where(and(ne(budgets.scope, 'video'), lte(budgetCounts.startsAt, now), notEnded(now)))
				.limit(mostRunning),
		async hasCounted(budget) {
			// A pattern for other caps counts nothing itself.
			if (budget.scope === 'video' && budget.key === everyKey) return false;
			// By what it counts and when, for which there are indexes; sums stay also where their reservations are gone.
			const ends = sql`coalesce(${budgetCounts.endsAt}, 'infinity')`;
			const counted = and(inPlaceOf(budget), gte(createdAt, budgetCounts.startsAt), lt(createdAt, ends));
			const one = db.select({ id: spendReservations.id }).from(spendReservations).where(counted);
			const rows = db
				.select({ id: budgetCounts.id })
				.from(budgetCounts)
				.where(and(eq(budgetCounts.budgetId, budget.id), or(gt(used, 0), exists(one))));
			return (await rows.limit(1)).length > 0;
		},
		async lockCounts(countIds) {
			if (countIds.length === 0) return [];
			const rows = db.select().from(budgetCounts).where(inArray(budgetCounts.id, countIds));
			return rows.orderBy(asc(budgetCounts.id)).for('update');
		},
	} satisfies Partial<BudgetRepository>;
}

function writes(db: Handle) {
	return {
		async openCount(budget, { startsAt, endsAt }) {
			const id = randomUUID();
			const nothing = { reservedMicros: 0, committedMicros: 0, beyondMicros: 0, alertedAt: null, hitAt: null };
			const row = { id, budgetId: budget.id, startsAt, endsAt, limitMicros: budget.limitMicros, ...nothing };
			const [opened] = await db
				.insert(budgetCounts)
				.values(row)
				.onConflictDoNothing()
				.returning({ id: budgetCounts.id });
			if (opened) await countEarlier(db, budget, { startsAt, endsAt }, id);
		},
		async hold(countIds, amountMicros) {
			const hasRoom = lte(sql`${used} + ${amountMicros}`, limitMicros);
			const held = await db
				.update(budgetCounts)
				.set({ reservedMicros: sql`${reservedMicros} + ${amountMicros}` })
				.where(and(inArray(budgetCounts.id, countIds), hasRoom))
				.returning({ id: budgetCounts.id });
			return held.length;
		},
		async settle(countIds, freedMicros, paidMicros) {
			if (countIds.length === 0) return [];
			return db
				.update(budgetCounts)
				.set({
					reservedMicros: sql`${reservedMicros} - ${freedMicros}`,
					committedMicros: sql`${committedMicros} + ${paidMicros}`,
					beyondMicros: sql`greatest(${beyondMicros}, ${used} - ${freedMicros} + ${paidMicros} - ${limitMicros})`,
				})
				.where(inArray(budgetCounts.id, countIds))
				.returning();
		},
		async markReached(countId, mark, now) {
			const unsaid = and(eq(budgetCounts.id, countId), isNull(budgetCounts[mark]));
			const rows = db
				.update(budgetCounts)
				.set({ [mark]: now })
				.where(unsaid);
			return (await rows.returning({ id: budgetCounts.id })).length > 0;
		},
		async relimit(budgetId, limit, now) {
			await db
				.update(budgetCounts)
				.set({
					limitMicros: limit,
					beyondMicros: sql`greatest(0, ${used} - ${limit})`,
					alertedAt: null,
					hitAt: null,
				})
				.where(and(eq(budgetCounts.budgetId, budgetId), notEnded(now)));
		},
	} satisfies Partial<BudgetRepository>;
}

export const budgetCountQueries = (db: Handle) => ({ ...reads(db), ...writes(db) });
