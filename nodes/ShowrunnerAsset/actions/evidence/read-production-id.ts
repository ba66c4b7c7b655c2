import { uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

/** The completed production that the locator points at; by default the one that the item carries. */
export function readProductionId(item: ItemContext): string {
	const id = readLocator(item, 'productionId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField(
		'productionId',
		'The item has no production',
		'Put Showrunner Production: Complete before this node, or choose a production',
	);
}
