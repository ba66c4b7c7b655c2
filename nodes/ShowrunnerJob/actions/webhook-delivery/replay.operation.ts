import type { INodeProperties } from 'n8n-workflow';
import { shownFor } from '../../../shared/fields/shown-for';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { readInstant } from '../../../shared/read-instant';
import { deliveryId, deliveryLocator, readSubscription, subscriptionLocator } from './delivery-fields';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Given Up From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: 'Given up then or later, on the clocks of the workflow',
		},
		{
			displayName: 'Given Up To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: 'Given up before then, on the clocks of the workflow',
		},
		subscriptionLocator,
	],
};

/** The service takes some hundreds with each request and says whether there are more. */
async function replayAll(item: ItemContext): Promise<number> {
	const { from, to } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Record<string, unknown>;
	const body = {
		...readSubscription(item),
		...(from ? { from: readInstant(item, 'from', from) } : {}),
		...(to ? { to: readInstant(item, 'to', to) } : {}),
	};
	const client = item.client();
	for (let sum = 0; ; ) {
		const { replayed, more } = await client.call('replayDeliveries', { body });
		sum += replayed;
		if (!more) return sum;
	}
}

export const replay: ItemOperation = {
	value: 'replay',
	name: 'Replay',
	action: 'Replay webhook delivery',
	description: 'Send webhooks again that were given up, when their receiver is back',
	properties: [
		{
			displayName: 'Send Again',
			name: 'which',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'All That Were Given Up', value: 'all', description: 'Or those of a subscription or time' },
				{ name: 'One', value: 'one' },
			],
			default: 'one',
		},
		...shownFor('which', ['one'], [deliveryLocator]),
		...shownFor('which', ['all'], [filtersField]),
	],
	async execute(item) {
		if (item.node.getNodeParameter('which', item.itemIndex) === 'all')
			return item.withSection('replay', { replayed: await replayAll(item) });
		const params = { deliveryId: deliveryId(item) };
		return item.withSection('delivery', await item.client().call('replayDelivery', { params }));
	},
};
