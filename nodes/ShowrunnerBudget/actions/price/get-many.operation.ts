import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many prices',
	description: 'List the prices that were set in place of those that the nodes bring along',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [{ displayName: 'Provider', name: 'provider', type: 'string', default: '' }],
		},
	],
	async execute(item) {
		const { provider } = item.node.getNodeParameter('filters', item.itemIndex, {}) as { provider?: string };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getPrices', { query: { ...paging, ...(provider && { provider }) } }),
		);
		return found.map((price) => ({ json: { price } }));
	},
};
