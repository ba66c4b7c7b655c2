import { budgetScopes, type BudgetScope } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = { scope?: BudgetScope; key?: string };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many budgets',
	description: 'List caps with what is reserved, spent and left, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Cap On', name: 'scope', type: 'options', options: optionsOf(budgetScopes), default: 'day' },
				{
					displayName: 'Name',
					name: 'key',
					type: 'string',
					default: '',
					description: 'Name of a provider, channel or tier, or the ID of a production',
				},
			],
		},
	],
	async execute(item) {
		const { scope, key } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const filters = { ...(scope && { scope }), ...(key && { key }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getBudgets', { query: { ...paging, ...filters } }),
		);
		return found.map((budget) => ({ json: { budget } }));
	},
};
