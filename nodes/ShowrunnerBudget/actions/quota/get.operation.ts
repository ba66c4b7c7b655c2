import { optionsField } from '../../../shared/fields/options-field';
import type { ItemOperation } from '../../../shared/operation';
import { readInstant } from '../../../shared/read-instant';
import { quotaId, quotaLocator } from './quota-locator';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get quota',
	description: 'Look up what is left, when it resets, and the next free slot for an amount',
	properties: [
		quotaLocator,
		optionsField([
			{
				displayName: 'Amount',
				name: 'amount',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1,
				description: 'How much the next free slot must have room for',
			},
			{
				displayName: 'Not Before',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'From when on the slot is sought, on the clocks of the workflow',
			},
		]),
	],
	async execute(item) {
		const options = item.node.getNodeParameter('options', item.itemIndex, {}) as { amount?: number; from?: unknown };
		const { amount, from } = options;
		const query = {
			...(amount !== undefined && { amount }),
			...(from ? { from: readInstant(item, 'from', from) } : {}),
		};
		const params = { quotaId: quotaId(item) };
		return item.withSection('quota', await item.client().call('getQuota', { params, query }));
	},
};
