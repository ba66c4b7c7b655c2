import type { INodeProperties } from 'n8n-workflow';
import { productionStates, type ProductionState } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';
import { profileLocator, profileNamePattern } from '../../../shared/fields/profile-locator';
import type { ItemContext } from '../../../shared/item-context';
import { readInstant } from '../../../shared/read-instant';
import { readLocator } from '../../../shared/read-locator';

type Filters = {
	channel?: string;
	from?: unknown;
	idempotencyKey?: string;
	locale?: string;
	madeForKids?: boolean;
	q?: string;
	series?: string;
	state?: ProductionState;
	to?: unknown;
};

const text = (displayName: string, name: string, description = ''): INodeProperties => ({
	...{ displayName, name, type: 'string', default: '' },
	...(description && { description }),
});

/** What narrows a list of productions, in the order of the menu. */
export const productionFilterFields: INodeProperties[] = [
	text('Channel', 'channel'),
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: 'Started then or later, on the clocks of the workflow',
	},
	text('Idempotency Key', 'idempotencyKey'),
	text('Locale', 'locale'),
	{
		displayName: 'Made for Kids',
		name: 'madeForKids',
		type: 'boolean',
		default: true,
		description: 'Whether those that are made for children are listed, or those that are not',
	},
	text('Series', 'series'),
	profileLocator,
	{
		displayName: 'State',
		name: 'state',
		type: 'options',
		options: optionsOf(productionStates),
		default: 'running',
	},
	text('Title Holds', 'q', 'In any case of letters'),
	{
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'Started before then, on the clocks of the workflow',
	},
];

export function readProductionFilters(item: ItemContext) {
	const filters = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
	const { channel, from, idempotencyKey, locale, madeForKids, q, series, state, to } = filters;
	const profile = readLocator(item, 'filters.profile', profileNamePattern);
	return {
		...(channel && { channel }),
		...(idempotencyKey && { idempotencyKey }),
		...(locale && { locale }),
		...(q && { q }),
		...(series && { series }),
		...(state && { state }),
		...(profile !== undefined && { profile }),
		...(madeForKids !== undefined && { madeForKids: madeForKids ? ('true' as const) : ('false' as const) }),
		...(from ? { from: readInstant(item, 'from', from) } : {}),
		...(to ? { to: readInstant(item, 'to', to) } : {}),
	};
}
