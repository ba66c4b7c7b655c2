import { randomUUID } from 'node:crypto';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import type { Repositories } from '../../domain/store/store.js';

type NewDelivery = Pick<DeliveryRecord, 'batchId' | 'subscriptionId' | 'url' | 'apiKeyHash' | 'body'>;

/** Books a webhook and queues its first try, both when the transaction commits. */
export async function enqueueDelivery(books: Repositories, delivery: NewDelivery, now: Date): Promise<void> {
	const [id, ticketId] = [randomUUID(), randomUUID()];
	await books.deliveries.insert({
		...delivery,
		id,
		ticketId,
		attempts: 0,
		goneInARow: 0,
		lastAnswer: null,
		createdAt: now,
		deliveredAt: null,
		gaveUpAt: null,
		gaveUpFor: null,
		replayedAt: null,
	});
	await books.tickets.send('deliveries', [{ id: ticketId, recordId: id, priority: 0 }]);
}
