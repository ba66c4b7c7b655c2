import type { ItemOperation } from '../../../shared/operation';
import { reservationField, reservationId, withCosts } from './reservation-field';

export const release: ItemOperation = {
	value: 'release',
	name: 'Release',
	action: 'Release spend',
	description: 'Free what was held for a call that was not made or cost nothing',
	properties: [reservationField],
	async execute(item) {
		const params = { reservationId: reservationId(item) };
		return withCosts(item, { reservation: await item.client().call('releaseSpend', { params }) });
	},
};
