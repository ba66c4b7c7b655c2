import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';

const minuteMs = 60_000;

export const createLink: ItemOperation = {
	value: 'createLink',
	name: 'Create Link',
	action: 'Create asset link',
	description: 'Make an address that shows the file without a login for a while',
	properties: [
		assetLocator,
		{
			displayName: 'Expires After (Minutes)',
			name: 'expiresAfterMinutes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10080 },
			default: 60,
			description: 'How long the link works; a week at most',
		},
	],
	async execute(item) {
		const minutes = Number(item.node.getNodeParameter('expiresAfterMinutes', item.itemIndex));
		const params = { assetId: readAssetId(item) };
		const body = { expiresInMs: Math.round(minutes * minuteMs) };
		return item.withSection('link', await item.client().call('createAssetLink', { params, body }));
	},
};
