import type { IDataObject } from 'n8n-workflow';
import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get asset',
	description: 'Look up what a file is and what proves the right to use it',
	properties: [assetLocator],
	async execute(item) {
		const asset = await item.client().call('getAsset', { params: { assetId: readAssetId(item) } });
		return item.withSection('asset', asset as unknown as IDataObject);
	},
};
