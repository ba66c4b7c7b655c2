import type { Caller } from '../../domain/access/caller.js';
import { budgetNotFound } from '../../domain/budgets/budget-refusals.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';

/** Takes a cap away; what was reserved and spent under it stays in the books. */
export function deleteBudget(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	id: string,
	caller: Caller,
): Promise<void> {
	return store.transaction(async (books) => {
		await books.budgets.keepOthersOut();
		const found = await books.budgets.find(id);
		if (!found) throw budgetNotFound(id);
		await books.budgets.remove(id);
		const { scope, key, period, currency, limitMicros } = found;
		const facts = { scope, key, period, currency, limitMicros };
		const entry = { actor: caller.name, action: 'budget.delete', subject: `budget:${id}`, facts };
		await recordAudit(books, entry, clock.now());
	});
}
