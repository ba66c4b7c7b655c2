import type { IDataObject } from 'n8n-workflow';
import { reviewStates, type ReviewState } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = { channel?: string; productionId?: string; state?: ReviewState };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many reviews',
	description: 'List reviews, such as those that wait for a decision',
	properties: [
		...listFields,
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			options: [
				{ name: 'Newest First', value: 'newest' },
				{ name: 'Oldest First', value: 'oldest' },
			],
			default: 'newest',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Channel', name: 'channel', type: 'string', default: '' },
				{ displayName: 'Production ID', name: 'productionId', type: 'string', default: '' },
				{ displayName: 'State', name: 'state', type: 'options', options: optionsOf(reviewStates), default: 'pending' },
			],
		},
	],
	async execute(item) {
		const { channel, productionId, state } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const order = item.node.getNodeParameter('order', item.itemIndex, 'newest') as 'newest' | 'oldest';
		const filters = { ...(channel && { channel }), ...(productionId && { productionId }), ...(state && { state }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getReviews', { query: { ...paging, order, ...filters } }),
		);
		return found.map((review) => ({ json: { review: review as unknown as IDataObject } }));
	},
};
