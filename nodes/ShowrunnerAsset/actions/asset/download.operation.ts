import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { downloadBytes } from '../../../shared/transport/move-bytes';

export const download: ItemOperation = {
	value: 'download',
	name: 'Download',
	action: 'Download asset',
	description: 'Take a file out of the store into the item, for a preview or for other nodes',
	properties: [
		assetLocator,
		{
			displayName: 'Output Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the field to put the file in',
		},
	],
	async execute(item) {
		const { node, itemIndex, input } = item;
		const assetId = readAssetId(item);
		const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
		const { name, mediaType } = await item.client().call('getAsset', { params: { assetId } });
		const file = await node.helpers.prepareBinaryData(await downloadBytes(node, assetId), name, mediaType);
		return { json: input.json, binary: { ...input.binary, [field]: file } };
	},
};
