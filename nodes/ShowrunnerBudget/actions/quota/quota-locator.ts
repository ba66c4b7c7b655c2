import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

const quota = {
	displayName: 'Quota',
	name: 'quotaId',
	description: 'What a vendor allows, such as uploads a day',
	searchMethod: 'searchQuotas',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
};

export const quotaLocator = locatorField(quota);
/** The quota that a node before has taken from. */
export const takenQuotaLocator = locatorField({ ...quota, fromItem: '$json.quota?.id' });

export function quotaId(item: ItemContext): string {
	const id = readLocator(item, 'quotaId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField('quotaId', 'No quota is chosen', 'Choose one from the list, or paste an ID');
}
