import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

export const budgetLocator = locatorField({
	displayName: 'Budget',
	name: 'budgetId',
	description: 'Cap on the render-node',
	searchMethod: 'searchBudgets',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
});

export function budgetId(item: ItemContext): string {
	const id = readLocator(item, 'budgetId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField('budgetId', 'No budget is chosen', 'Choose one from the list, or paste an ID');
}
