import { productionLocator } from '../../../shared/fields/production-locator';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { productionId } from './production-id';

type Changes = {
	title?: string;
	channel?: string;
	episode?: number;
	locale?: string;
	madeForKids?: boolean;
	series?: string;
};

export const update: ItemOperation = {
	value: 'update',
	name: 'Update',
	action: 'Update production',
	description: 'Change title, channel, language or place in a series of a production',
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
				{
					displayName: 'Episode',
					name: 'episode',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'Number within the series',
				},
				{ displayName: 'Locale', name: 'locale', type: 'string', default: '', placeholder: 'e.g. en, ar, pt-BR' },
				{
					displayName: 'Made for Kids',
					name: 'madeForKids',
					type: 'boolean',
					default: true,
					description: 'Whether the video is made for children (COPPA)',
				},
				{
					displayName: 'Series',
					name: 'series',
					type: 'string',
					default: '',
					description: 'Left empty, it is taken out of its series; in another one it gets the next episode',
				},
				{ displayName: 'Title', name: 'title', type: 'string', default: '' },
			],
		},
	],
	async execute(item) {
		const changes = item.node.getNodeParameter('updateFields', item.itemIndex, {}) as Changes;
		const { title, channel, episode, locale, madeForKids, series } = changes;
		const body = {
			...(title !== undefined && { title }),
			...(channel !== undefined && { channel: channel === '' ? null : channel }),
			...(locale && { locale }),
			...(series !== undefined && { series: series === '' ? null : series }),
			...(episode !== undefined && { episode }),
			...(madeForKids !== undefined && { madeForKids }),
		};
		if (Object.keys(body).length === 0)
			throw invalidField('updateFields', 'Nothing is to be changed', 'Add at least one field');
		const params = { productionId: productionId(item) };
		return item.withSection('production', await item.client().call('updateProduction', { params, body }));
	},
};
