import type { ItemOperation } from '../../../shared/operation';
import { priceId, priceLocator } from './price-locator';

export const remove: ItemOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete price',
	description: 'Take a price away; the one that the nodes bring along holds again',
	properties: [priceLocator],
	async execute(item) {
		return { json: await item.client().call('deletePrice', { params: { priceId: priceId(item) } }) };
	},
};
