import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { lifecycleFields, readLifecycle } from './lifecycle-fields';

export const setLifecycle: ItemOperation = {
	value: 'setLifecycle',
	name: 'Set Lifecycle',
	action: 'Set lifecycle of cloud file',
	description: 'Keep a file, have it deleted at a time, or leave it to the settings of the render-node',
	properties: [assetLocator, ...lifecycleFields],
	async execute(item) {
		const params = { assetId: readAssetId(item) };
		const lifecycle = await item.client().call('setAssetLifecycle', { params, body: readLifecycle(item) });
		return item.withSection('lifecycle', lifecycle);
	},
};
