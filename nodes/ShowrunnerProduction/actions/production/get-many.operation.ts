import { productionOrders, type ProductionOrder } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { productionFilterFields, readProductionFilters } from './production-filters';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many productions',
	description: 'List productions, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: productionFilterFields,
		},
		optionsField([
			{
				displayName: 'Order',
				name: 'order',
				type: 'options',
				options: optionsOf(productionOrders),
				default: 'newest',
				description: 'Which productions come first',
			},
		]),
	],
	async execute(item) {
		const { order } = item.node.getNodeParameter('options', item.itemIndex, {}) as { order?: ProductionOrder };
		const filters = { ...readProductionFilters(item), ...(order && { order }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getProductions', { query: { ...paging, ...filters } }),
		);
		return found.map((production) => ({ json: { production } }));
	},
};
