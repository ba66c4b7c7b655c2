import type { IDataObject } from 'n8n-workflow';
import { purchaseStates, spendServices, type PurchaseState, type SpendService } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = {
	productionId?: string;
	provider?: string;
	service?: SpendService;
	state?: PurchaseState;
};

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many purchases',
	description: 'List what was bought from vendors, and what may have been paid for without a result, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Production ID', name: 'productionId', type: 'string', default: '' },
				{ displayName: 'Provider', name: 'provider', type: 'string', default: '' },
				{
					displayName: 'Service',
					name: 'service',
					type: 'options',
					options: optionsOf(spendServices),
					default: 'image',
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: optionsOf(purchaseStates, {
						open: 'A call may be under way',
						ticketed: 'The vendor works on it',
						kept: 'Its result is there',
						failed: 'It brought no result',
					}),
					default: 'kept',
				},
			],
		},
	],
	async execute(item) {
		const filters = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const { productionId, provider, service, state } = filters;
		const query = {
			...(productionId && { productionId }),
			...(provider && { provider }),
			...(service && { service }),
			...(state && { state }),
		};
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getPurchases', { query: { ...paging, ...query } }),
		);
		return found.map((purchase) => ({ json: { purchase: purchase as unknown as IDataObject } }));
	},
};
