import { moneyField } from '../../../shared/money/money-field';
import { readMoney } from '../../../shared/money/read-money';
import type { ItemOperation } from '../../../shared/operation';
import { reservationField, reservationId, withCosts } from './reservation-field';

export const commit: ItemOperation = {
	value: 'commit',
	name: 'Commit',
	action: 'Commit spend',
	description: 'Book what a call has cost in truth, and free the rest of what was held',
	properties: [
		reservationField,
		moneyField({
			displayName: 'Amount',
			name: 'amount',
			required: true,
			default: '={{ $json.costs?.reservation?.amountMicros / 1000000 }}',
			description: 'What the call has cost; by default what was reserved',
		}),
	],
	async execute(item) {
		const params = { reservationId: reservationId(item) };
		const body = { amountMicros: readMoney(item, 'amount') };
		return withCosts(item, { reservation: await item.client().call('commitSpend', { params, body }) });
	},
};
