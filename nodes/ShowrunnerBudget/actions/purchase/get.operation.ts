import type { IDataObject } from 'n8n-workflow';
import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

const purchaseLocator = locatorField({
	displayName: 'Purchase',
	name: 'purchaseId',
	description: 'Call to a vendor that was paid once',
	searchMethod: 'searchPurchases',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
	fromItem: '$json.purchase?.id',
});

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get purchase',
	description: 'Look up what was bought, with its result, its cost and how often it was tried',
	properties: [purchaseLocator],
	async execute(item) {
		const purchaseId = readLocator(item, 'purchaseId', uuidPattern);
		if (purchaseId === undefined)
			throw invalidField('purchaseId', 'No purchase is chosen', 'Choose one from the list, or paste an ID');
		const purchase = await item.client().call('getPurchase', { params: { purchaseId } });
		return item.withSection('purchase', purchase as unknown as IDataObject);
	},
};
