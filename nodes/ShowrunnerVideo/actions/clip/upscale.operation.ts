import type { ChangeRequest } from '../../../../providers/clip/port';
import { clipLocator } from '../../../shared/fields/clip-locator';
import { reuseField } from '../../../shared/fields/reuse-field';
import type { ItemContext } from '../../../shared/item-context';
import type { BatchOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { closingFields, changerFields } from './clip-fields';
import { changesByChain } from './changes-by-chain';
import { clipBatch } from './clip-batch';
import { readManner } from './read-manner';

function read(item: ItemContext): ChangeRequest {
	const { model, fallBack, seed } = readManner(item).steering;
	const factor = item.node.getNodeParameter('factor', item.itemIndex, 2) as 2 | 4;
	const given = { ...(fallBack !== undefined && { fallBack }), ...(seed !== undefined && { seed }) };
	const wish = { assetId: readAssetId(item), factor, model, ...given };
	return { verb: 'upscale', wish };
}

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
		...changerFields,
		...closingFields([reuseField]),
	],
	batch: clipBatch(read),
	byItem: changesByChain(read),
};
