import type { BudgetRecord } from '../../domain/budgets/budget-record.js';
import { Refusal } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { standardDay } from './give-standard-caps.js';
import { putBudget } from './put-budget.js';

const isSame = (found: BudgetRecord, wanted: BudgetRecord) =>
	(['currency', 'timeZone', 'limitMicros', 'alertMicros'] as const).every((member) => found[member] === wanted[member]);

/**
 * Lets the day's cap that came from the settings follow them, once they have changed. One that a person has set stays;
 * so does one whose currency cannot change any more, which the log tells.
 */
export async function alignDayCap({
	store,
	clock,
	spendRules,
	log,
}: Pick<Deps, 'store' | 'clock' | 'spendRules' | 'log'>): Promise<void> {
	const wanted = standardDay(spendRules, clock.now());
	const stale = async (books: Pick<Deps['store'], 'budgets'>) => {
		const found = await books.budgets.findNamed(wanted);
		return found?.origin === 'settings' && !isSame(found, wanted);
	};
	if (!(await stale(store))) return;
	try {
		await store.transaction(async (books) => {
			await books.budgets.keepOthersOut();
			if (await stale(books)) await putBudget(books, wanted);
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		log.warn({ problem: error.problem }, 'the cap of the day stays as it is');
	}
}
