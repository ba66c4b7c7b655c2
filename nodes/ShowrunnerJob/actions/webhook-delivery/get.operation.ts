import type { ItemOperation } from '../../../shared/operation';
import { deliveryId, deliveryLocator } from './delivery-fields';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get webhook delivery',
	description: 'Look up what became of a webhook: its tries, the last answer, and why it was given up',
	properties: [deliveryLocator],
	async execute(item) {
		const delivery = await item.client().call('getDelivery', { params: { deliveryId: deliveryId(item) } });
		return item.withSection('delivery', delivery);
	},
};
