import type { IDataObject } from 'n8n-workflow';
import { uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { quotaId, takenQuotaLocator } from './quota-locator';

export const giveBack: ItemOperation = {
	value: 'giveBack',
	name: 'Give Back',
	action: 'Give quota back',
	description: 'Give back what was taken for a call that was not made',
	properties: [
		takenQuotaLocator,
		{
			displayName: 'Take ID',
			name: 'takeId',
			type: 'string',
			required: true,
			default: '={{ $json.quota?.take?.id }}',
			description: 'ID of the take, as Quota: Take has put it into the item',
		},
	],
	async execute(item) {
		const takeId = readLocator(item, 'takeId', uuidPattern);
		if (takeId === undefined)
			throw invalidField(
				'takeId',
				'The item has taken nothing',
				'Put Showrunner Budget: Take from Quota before this node',
			);
		const params = { quotaId: quotaId(item), takeId };
		const given = await item.client().call('giveQuotaBack', { params });
		return item.withSection('quota', { ...given.quota, take: given.take } as unknown as IDataObject);
	},
};
