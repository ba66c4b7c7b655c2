import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = { channel?: string; name?: string; project?: string };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many quotas',
	description: 'List quotas with what is left and when they reset, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Channel', name: 'channel', type: 'string', default: '' },
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. youtube-uploads' },
				{ displayName: 'Project', name: 'project', type: 'string', default: '' },
			],
		},
	],
	async execute(item) {
		const { channel, name, project } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const filters = { ...(channel && { channel }), ...(name && { name }), ...(project && { project }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getQuotas', { query: { ...paging, ...filters } }),
		);
		return found.map((quota) => ({ json: { quota } }));
	},
};
