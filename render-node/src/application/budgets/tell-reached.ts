import type { BudgetThreshold } from '@showrunner/contract';
import { usedMicros, type BudgetCount, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { publishEvent } from '../webhooks/publish-event.js';
import { toBudget } from './show-budgets.js';

async function tell(
	books: Repositories,
	budget: BudgetRecord,
	count: BudgetCount,
	threshold: BudgetThreshold,
	now: Date,
): Promise<void> {
	const mark = threshold === 'alert' ? 'alertedAt' : 'hitAt';
	if (count[mark] || !(await books.budgets.markReached(count.id, mark, now))) return;
	await publishEvent(books, 'budget-reached', { budget: toBudget(budget, count, count), threshold }, now);
}

/** Tells that a cap's alert was crossed, or its limit hit: each once in a period. */
export async function tellReached(
	books: Repositories,
	budget: BudgetRecord,
	count: BudgetCount,
	now: Date,
): Promise<void> {
	const used = usedMicros(count);
	if (budget.alertMicros !== null && used >= budget.alertMicros) await tell(books, budget, count, 'alert', now);
	if (used >= count.limitMicros) await tell(books, budget, count, 'limit', now);
}

/** Tells that a cap was in the way of a reservation, although there is something left. */
export const tellInTheWay = (books: Repositories, budget: BudgetRecord, count: BudgetCount, now: Date) =>
	tell(books, budget, count, 'limit', now);
