import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

export const priceLocator = locatorField({
	displayName: 'Price',
	name: 'priceId',
	description: 'Price that was set on the render-node',
	searchMethod: 'searchPrices',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
});

export function priceId(item: ItemContext): string {
	const id = readLocator(item, 'priceId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField('priceId', 'No price is chosen', 'Choose one from the list, or paste an ID');
}
