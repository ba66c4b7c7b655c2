import type { Budget } from '@showrunner/contract';
import { budgetNotFound } from '../../domain/budgets/budget-refusals.js';
import type { Repositories } from '../../domain/store/store.js';
import { showBudgets } from './show-budgets.js';

export async function getBudget(books: Pick<Repositories, 'budgets'>, id: string, now: Date): Promise<Budget> {
	const record = await books.budgets.find(id);
	const [budget] = await showBudgets(books, record ? [record] : [], now);
	if (!budget) throw budgetNotFound(id);
	return budget;
}
