import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { uuidPattern } from '../../../shared/fields/locator-field';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import type { OutputItem } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';

export const reservationField: INodeProperties = {
	displayName: 'Reservation ID',
	name: 'reservationId',
	type: 'string',
	required: true,
	default: '={{ $json.costs?.reservation?.id }}',
	description: 'Reservation that Spend: Reserve put into the item, or any other one',
};

export function reservationId({ node, itemIndex }: ItemContext): string {
	const given = String(node.getNodeParameter('reservationId', itemIndex, '') ?? '').trim();
	const id = new RegExp(uuidPattern).exec(given)?.[1];
	if (id !== undefined) return id;
	throw invalidField(
		'reservationId',
		given === '' ? 'The item has no reservation' : `'${given.slice(0, 80)}' holds no ID`,
		'Put Showrunner Budget: Reserve before this node, or paste the ID of a reservation',
	);
}

/** The item with this in its section `costs`, beside what stands there. */
export function withCosts(item: ItemContext, costs: IDataObject): OutputItem {
	const earlier = item.input.json.costs;
	return item.withSection('costs', { ...(isRecord(earlier) && earlier), ...costs });
}
