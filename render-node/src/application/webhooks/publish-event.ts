import type { Event } from '@showrunner/contract';
import type { Repositories } from '../../domain/store/store.js';
import { enqueueDelivery } from './enqueue-delivery.js';

/** Books a webhook for every subscription that wants to hear of this. */
export async function publishEvent(
	books: Repositories,
	type: Event['type'],
	data: Event['data'],
	now: Date,
): Promise<void> {
	const event: Event = { type, timestamp: now.toISOString(), data };
	for (const { id, url, apiKeyHash } of await books.subscriptions.wanting(type)) {
		const delivery = { batchId: null, subscriptionId: id, url, apiKeyHash, body: JSON.stringify(event) };
		await enqueueDelivery(books, delivery, now);
	}
}
