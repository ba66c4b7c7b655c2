import type { ItemOperation } from '../../../shared/operation';
import { budgetId, budgetLocator } from './budget-locator';

export const remove: ItemOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete budget',
	description: 'Take a cap away; one that the settings give comes back when money is next reserved',
	properties: [budgetLocator],
	async execute(item) {
		return { json: await item.client().call('deleteBudget', { params: { budgetId: budgetId(item) } }) };
	},
};
