import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { expiryField, linkOf } from './link';

export const createLink: ItemOperation = {
	value: 'createLink',
	name: 'Create Link',
	action: 'Create asset link',
	description: 'Make an address that shows the file without a login for a while',
	properties: [assetLocator, expiryField],
	async execute(item) {
		return item.withSection('link', await linkOf(item, readAssetId(item)));
	},
};
