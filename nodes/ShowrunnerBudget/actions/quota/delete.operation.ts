import type { ItemOperation } from '../../../shared/operation';
import { quotaId, quotaLocator } from './quota-locator';

export const remove: ItemOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete quota',
	description: 'Take a quota away with all that was taken and is planned to be taken from it; asks for an admin key',
	properties: [quotaLocator],
	async execute(item) {
		return { json: await item.client().call('deleteQuota', { params: { quotaId: quotaId(item) } }) };
	},
};
