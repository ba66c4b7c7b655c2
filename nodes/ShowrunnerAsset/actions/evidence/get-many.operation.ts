import type { IDataObject } from 'n8n-workflow';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many evidence records',
	description: 'List what is recorded of a file, newest first, also of one that was deleted',
	properties: [assetLocator, ...listFields],
	async execute(item) {
		const client = item.client();
		const params = { assetId: readAssetId(item) };
		const found = await readPages(
			item,
			async (paging) => await client.call('getAssetEvidence', { params, query: paging }),
		);
		return found.map((evidence) => ({ json: { evidence: evidence as unknown as IDataObject } }));
	},
};
