import { productionLocator } from '../../../shared/fields/production-locator';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { productionId } from './production-id';

type Changes = { title?: string; channel?: string; locale?: string };

export const update: ItemOperation = {
	value: 'update',
	name: 'Update',
	action: 'Update production',
	description: 'Change title, channel or language of a production',
	properties: [
		productionLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Channel',
					name: 'channel',
					type: 'string',
					default: '',
					description: 'Left empty, the channel is taken off',
				},
				{ displayName: 'Locale', name: 'locale', type: 'string', default: '', placeholder: 'e.g. en, ar, pt-BR' },
				{ displayName: 'Title', name: 'title', type: 'string', default: '' },
			],
		},
	],
	async execute(item) {
		const { title, channel, locale } = item.node.getNodeParameter('updateFields', item.itemIndex, {}) as Changes;
		const body = {
			...(title !== undefined && { title }),
			...(channel !== undefined && { channel: channel === '' ? null : channel }),
			...(locale && { locale }),
		};
		if (Object.keys(body).length === 0)
			throw invalidField('updateFields', 'Nothing is to be changed', 'Add at least one field');
		const params = { productionId: productionId(item) };
		return item.withSection('production', await item.client().call('updateProduction', { params, body }));
	},
};
