import { deliveryStates, type DeliveryState } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { readSubscription, subscriptionLocator } from './delivery-fields';

type Filters = { batchId?: string; state?: DeliveryState };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many webhook deliveries',
	description: 'List webhooks that the render-node sent or gave up, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Batch ID',
					name: 'batchId',
					type: 'string',
					default: '',
					description: 'Callbacks of one batch of jobs, as it stands in a ticket',
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: optionsOf(deliveryStates),
					default: 'given-up',
				},
				subscriptionLocator,
			],
		},
	],
	async execute(item) {
		const { batchId, state } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const filters = { ...(batchId && { batchId }), ...(state && { state }), ...readSubscription(item) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getDeliveries', { query: { ...paging, ...filters } }),
		);
		return found.map((delivery) => ({ json: { delivery } }));
	},
};
