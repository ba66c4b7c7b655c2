import { reservationStates, type ReservationState } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { readSpendFilters, spendFilterFields, type SpendFilters } from './spend-filters';

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many reservations of spend',
	description: 'List what was reserved and spent, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				...spendFilterFields,
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					options: optionsOf(reservationStates),
					default: 'committed',
				},
			],
		},
	],
	async execute(item) {
		const filters = item.node.getNodeParameter('filters', item.itemIndex, {}) as SpendFilters & {
			state?: ReservationState;
		};
		const query = { ...readSpendFilters(item, filters), ...(filters.state && { state: filters.state }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getReservations', { query: { ...paging, ...query } }),
		);
		return found.map((reservation) => ({ json: { reservation } }));
	},
};
