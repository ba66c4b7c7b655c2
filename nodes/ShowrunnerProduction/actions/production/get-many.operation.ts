import { productionStates, type ProductionState } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = { state?: ProductionState; channel?: string; idempotencyKey?: string };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many productions',
	description: 'List productions, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Channel', name: 'channel', type: 'string', default: '' },
				{ displayName: 'Idempotency Key', name: 'idempotencyKey', type: 'string', default: '' },
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: optionsOf(productionStates),
					default: 'running',
				},
			],
		},
	],
	async execute(item) {
		const { state, channel, idempotencyKey } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const filters = { ...(state && { state }), ...(channel && { channel }), ...(idempotencyKey && { idempotencyKey }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getProductions', { query: { ...paging, ...filters } }),
		);
		return found.map((production) => ({ json: { production } }));
	},
};
