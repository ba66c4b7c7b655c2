import type { BatchFinishedEvent } from '@showrunner/contract';
import type { DeliveryRecord } from '../../domain/callbacks/delivery-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { toBatch } from '../batches/show-batch.js';

/** What to send: an event as it was booked, or the state in which its batch ended. Null when the batch is gone. */
export async function deliveryBody(
	books: Pick<Repositories, 'batches' | 'jobs'>,
	delivery: DeliveryRecord,
): Promise<string | null> {
	if (delivery.batchId === null) return delivery.body;
	const batch = await books.batches.find(delivery.batchId);
	if (!batch) return null;
	const event: BatchFinishedEvent = {
		type: 'batch-finished',
		timestamp: (batch.finishedAt ?? delivery.createdAt).toISOString(),
		data: { batch: toBatch(batch, await books.jobs.ofBatch(batch.id)), context: batch.callbackContext },
	};
	return JSON.stringify(event);
}
