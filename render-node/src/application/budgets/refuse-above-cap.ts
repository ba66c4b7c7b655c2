import { budgetAboveCap } from '../../domain/budgets/budget-refusals.js';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { Repositories } from '../../domain/store/store.js';
import { videoLimit } from './give-standard-caps.js';

/**
 * Refuses a budget that is above what an admin, or the settings, let every video cost. Where that is in another
 * currency than the budget nothing can be compared, so the cap of every video holds.
 */
export async function refuseAboveCap(
	books: Pick<Repositories, 'budgets'>,
	budgetMicros: number,
	rules: SpendRules,
): Promise<void> {
	const { currency, limitMicros } = await videoLimit(books, rules);
	if (currency === rules.currency && budgetMicros <= limitMicros) return;
	throw budgetAboveCap({ askedMicros: budgetMicros, askedCurrency: rules.currency, limitMicros, currency });
}
