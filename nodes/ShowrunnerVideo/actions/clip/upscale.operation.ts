import { clipLocator } from '../../../shared/fields/clip-locator';
import type { BatchOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { closingFields, localMakerFields } from './clip-fields';
import { clipBatch } from './clip-batch';
import { readManner } from './read-manner';

export const upscale: BatchOperation = {
	value: 'upscale',
	name: 'Upscale',
	action: 'Upscale clip',
	description: 'Enlarge a clip, with new detail where a model adds it',
	properties: [
		clipLocator,
		{
			displayName: 'Factor',
			name: 'factor',
			type: 'options',
			options: [
				{ name: 'Two Times', value: 2 },
				{ name: 'Four Times', value: 4 },
			],
			default: 2,
			description: 'How much wider and higher the clip becomes',
		},
		...localMakerFields,
		...closingFields([]),
	],
	batch: clipBatch((item) => {
		const { model, fallBack, seed } = readManner(item).steering;
		const factor = item.node.getNodeParameter('factor', item.itemIndex, 2) as 2 | 4;
		const given = { ...(fallBack !== undefined && { fallBack }), ...(seed !== undefined && { seed }) };
		const wish = { assetId: readAssetId(item), factor, model, ...given };
		return { verb: 'upscale', wish };
	}),
};
