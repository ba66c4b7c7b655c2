import type { Repositories } from '../../domain/store/store.js';
import { enqueueDelivery } from '../webhooks/enqueue-delivery.js';

/** Ends a batch whose last job has ended, once, and books its callback. */
export async function closeBatchIfDone(books: Repositories, batchId: string, now: Date): Promise<void> {
	const batch = await books.batches.lock(batchId);
	if (!batch || batch.finishedAt || (await books.jobs.unfinishedInBatch(batchId)) > 0) return;
	await books.batches.update(batchId, { finishedAt: now });
	const { callbackUrl: url, apiKeyHash } = batch;
	if (url !== null) await enqueueDelivery(books, { batchId, subscriptionId: null, url, apiKeyHash, body: null }, now);
}
