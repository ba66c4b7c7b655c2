import { assetIdPattern } from './fields/locator-field';
import type { ItemContext } from './item-context';
import { readLocator } from './read-locator';
import { invalidField } from './refusals';

/** The asset that the locator points at. */
export function readAssetId(item: ItemContext): string {
	const id = readLocator(item, 'assetId', assetIdPattern);
	if (id !== undefined) return id;
	throw invalidField(
		'assetId',
		'No asset is chosen',
		'Choose one from the list, or map the ID of an asset from the item',
	);
}
