import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many settings profiles',
	description: 'List settings profiles with what is active, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Name Holds', name: 'q', type: 'string', default: '', description: 'In any case of letters' },
			],
		},
	],
	async execute(item) {
		const { q } = item.node.getNodeParameter('filters', item.itemIndex, {}) as { q?: string };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getProfiles', { query: { ...paging, ...(q && { q }) } }),
		);
		return found.map((settingsProfile) => ({ json: { settingsProfile } }));
	},
};
