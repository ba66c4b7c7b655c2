import type { ItemOperation } from '../../../shared/operation';
import { budgetId, budgetLocator } from './budget-locator';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get budget',
	description: 'Look up a cap with what is reserved, spent and left',
	properties: [budgetLocator],
	async execute(item) {
		const params = { budgetId: budgetId(item) };
		return item.withSection('budget', await item.client().call('getBudget', { params }));
	},
};
