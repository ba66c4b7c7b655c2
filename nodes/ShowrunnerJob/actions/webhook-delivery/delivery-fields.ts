import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

export const deliveryLocator = locatorField({
	displayName: 'Webhook Delivery',
	name: 'deliveryId',
	description: 'Webhook that the render-node sent, or tried to send. By default that of the item.',
	searchMethod: 'searchDeliveries',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
	fromItem: '$json.delivery?.id',
});

/** What a trigger of a workflow subscribed to. */
export const subscriptionLocator = locatorField({
	displayName: 'Subscription',
	name: 'subscription',
	description: 'Only webhooks of one subscription, such as that of a workflow with Showrunner Trigger',
	searchMethod: 'searchSubscriptions',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
	isRequired: false,
});

export function deliveryId(item: ItemContext): string {
	const id = readLocator(item, 'deliveryId', uuidPattern);
	if (id !== undefined) return id;
	throw invalidField(
		'deliveryId',
		'No webhook delivery is chosen',
		'Choose one from the list, or put Webhook Delivery: Get Many before this node',
	);
}

/** The subscription that the filters name. */
export function readSubscription(item: ItemContext): { subscriptionId?: string } {
	const subscriptionId = readLocator(item, 'filters.subscription', uuidPattern);
	return subscriptionId === undefined ? {} : { subscriptionId };
}
