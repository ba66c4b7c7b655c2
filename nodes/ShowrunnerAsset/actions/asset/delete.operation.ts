import { chosenAssetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';

export const remove: ItemOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete asset',
	description: 'Take a file out of the store for good',
	properties: [chosenAssetLocator],
	async execute(item) {
		return { json: await item.client().call('deleteAsset', { params: { assetId: readAssetId(item) } }) };
	},
};
