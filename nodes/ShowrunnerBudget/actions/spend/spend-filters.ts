import type { INodeProperties } from 'n8n-workflow';
import { spendServices, type SpendService } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';
import type { ItemContext } from '../../../shared/item-context';
import { readInstant } from '../../../shared/read-instant';

export type SpendFilters = {
	channel?: string;
	from?: unknown;
	productionId?: string;
	provider?: string;
	service?: SpendService;
	to?: unknown;
};

/** What narrows a list or a report of spend, in the order of the menu. */
export const spendFilterFields: INodeProperties[] = [
	{ displayName: 'Channel', name: 'channel', type: 'string', default: '' },
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: 'Reserved then or later, on the clocks of the workflow',
	},
	{ displayName: 'Production ID', name: 'productionId', type: 'string', default: '' },
	{ displayName: 'Provider', name: 'provider', type: 'string', default: '' },
	{ displayName: 'Service', name: 'service', type: 'options', options: optionsOf(spendServices), default: 'image' },
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'Reserved before then, on the clocks of the workflow',
	},
];

export function readSpendFilters(item: ItemContext, filters: SpendFilters) {
	const { channel, from, productionId, provider, service, to } = filters;
	return {
		...(channel && { channel }),
		...(productionId && { productionId }),
		...(provider && { provider }),
		...(service && { service }),
		...(from ? { from: readInstant(item, 'from', from) } : {}),
		...(to ? { to: readInstant(item, 'to', to) } : {}),
	};
}
