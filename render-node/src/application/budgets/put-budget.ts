import { everyKey, type BudgetRecord } from '../../domain/budgets/budget-record.js';
import { budgetCurrencyFixed } from '../../domain/budgets/budget-refusals.js';
import { periodAt } from '../../domain/budgets/period-at.js';
import type { Repositories } from '../../domain/store/store.js';

type Books = Pick<Repositories, 'budgets'>;
type Put = { /** The cap as it was; null: there was none. */ found: BudgetRecord | null; record: BudgetRecord };

/** Puts the new limits in the place of the old ones. */
async function change({ budgets }: Books, found: BudgetRecord, wanted: BudgetRecord): Promise<void> {
	if (found.currency !== wanted.currency && (await budgets.hasCounted(found))) throw budgetCurrencyFixed(found);
	const { currency, limitMicros, alertMicros, timeZone, origin, updatedAt } = wanted;
	await budgets.update(found.id, { currency, limitMicros, alertMicros, timeZone, origin, updatedAt });
	// Other days hold other reservations, and a period that was counted by such days before has missed some of them.
	const isMoved = found.timeZone !== timeZone && found.period !== 'total';
	if (isMoved || found.currency !== currency) await budgets.forgetRunning(found.id, updatedAt);
	// Saying again what holds already is no reason to tell again that it was reached.
	if (found.limitMicros !== limitMicros || found.alertMicros !== alertMicros)
		await budgets.relimit(found.id, limitMicros, updatedAt);
}

/**
 * Creates a cap or changes the one of its name, and lets its period count what was spent before. Whoever calls keeps
 * others out.
 */
export async function putBudget(books: Books, wanted: BudgetRecord): Promise<Put> {
	const found = await books.budgets.findNamed(wanted);
	if (found) await change(books, found, wanted);
	else await books.budgets.insertUnlessThere(wanted);
	const record = { ...wanted, id: found?.id ?? wanted.id };
	const isPattern = record.scope === 'video' && record.key === everyKey;
	const now = wanted.updatedAt;
	if (!isPattern) await books.budgets.openCount(record, periodAt(record.period, record.timeZone, now));
	return { found, record };
}
