import type { Repositories } from '../../domain/store/store.js';
import { enqueueDelivery } from '../webhooks/enqueue-delivery.js';

/** Ends a batch whose last job has ended, once, and books its callback. */
export async function closeBatchIfDone(books: Repositories, batchId: string, now: Date): Promise<void> {
	const batch = await books.batches.lock(batchId);
	if (!batch || batch.finishedAt || (await books.jobs.unfinishedInBatch(batchId)) > 0) return;
	await books.batches.update(batchId, { finishedAt: now });
	const { callbackUrl: url, apiKeyHash, callbackReachable, createdAt } = batch;
	// Whoever read in the answer that all is done, or that no call can come, waits for none: a late one could wake
	// another node of the same execution.
	const isAwaited = callbackReachable && createdAt.getTime() !== now.getTime();
	if (url !== null && isAwaited)
		await enqueueDelivery(books, { batchId, subscriptionId: null, url, apiKeyHash, body: null }, now);
}
