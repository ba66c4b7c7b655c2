import type { Budget } from '@showrunner/contract';
import { leftMicros, type BudgetCount, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import { periodAt, type PeriodBounds } from '../../domain/budgets/period-at.js';
import type { Repositories } from '../../domain/store/store.js';

/** A cap as callers see it, with the period that is given. */
export function toBudget(record: BudgetRecord, { startsAt, endsAt }: PeriodBounds, count?: BudgetCount): Budget {
	const { createdAt, updatedAt, ...budget } = record;
	return {
		...budget,
		use: {
			startsAt: record.period === 'total' ? null : startsAt.toISOString(),
			resetsAt: endsAt?.toISOString() ?? null,
			reservedMicros: count?.reservedMicros ?? 0,
			committedMicros: count?.committedMicros ?? 0,
			leftMicros: count ? leftMicros(count) : record.limitMicros,
			beyondMicros: count?.beyondMicros ?? 0,
		},
		createdAt: createdAt.toISOString(),
		updatedAt: updatedAt.toISOString(),
	};
}

/** Caps with what they count at this instant. */
export async function showBudgets(
	books: Pick<Repositories, 'budgets'>,
	records: readonly BudgetRecord[],
	now: Date,
): Promise<Budget[]> {
	const current = records.map((record) => ({ record, bounds: periodAt(record.period, record.timeZone, now) }));
	const counts = await books.budgets.counts(
		current.map(({ record, bounds }) => ({ budgetId: record.id, startsAt: bounds.startsAt })),
	);
	return current.map(({ record, bounds }) =>
		toBudget(
			record,
			bounds,
			counts.find(({ budgetId }) => budgetId === record.id),
		),
	);
}
