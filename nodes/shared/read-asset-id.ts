import type { ItemContext } from './item-context';
import { invalidField } from './refusals';

/** The asset that the locator points at. */
export function readAssetId({ node, itemIndex }: ItemContext): string {
	const id = node.getNodeParameter('assetId', itemIndex, '', { extractValue: true });
	if (typeof id === 'string' && id !== '') return id;
	throw invalidField(
		'assetId',
		'No asset is chosen',
		'Choose one from the list, or map the ID of an asset from the item',
	);
}
