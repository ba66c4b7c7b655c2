import type { IDataObject } from 'n8n-workflow';
import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many assets',
	description: 'List the files of the store',
	properties: listFields,
	async execute(item) {
		const client = item.client();
		const found = await readPages(item, async (paging) => await client.call('getAssets', { query: paging }));
		return found.map((asset) => ({ json: { asset: asset as unknown as IDataObject } }));
	},
};
