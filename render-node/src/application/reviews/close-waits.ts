import type { ReviewsDecidedEvent } from '@showrunner/contract';
import { toReview, type ReviewRecord, type ReviewWaitRecord } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { enqueueDelivery } from '../webhooks/enqueue-delivery.js';
import { isDecided } from './get-review.js';

/** Ends a wait and books its callback, which is kept and tried until it has arrived. */
async function closeWait(
	books: Repositories,
	{ id, callbackUrl, callbackReachable, apiKeyHash }: ReviewWaitRecord,
	decided: readonly ReviewRecord[],
	now: Date,
): Promise<void> {
	await books.reviewWaits.finish(id, now);
	// Who read in the answer that no call can come polls; a late one could wake another node of the same execution.
	if (callbackUrl === null || !callbackReachable) return;
	const event: ReviewsDecidedEvent = {
		type: 'reviews-decided',
		timestamp: now.toISOString(),
		data: { waitId: id, reviews: decided.map(toReview) },
	};
	const delivery = { batchId: null, subscriptionId: null, url: callbackUrl, apiKeyHash, body: JSON.stringify(event) };
	await enqueueDelivery(books, delivery, now);
}

/** Ends every wait whose last review this was, in the transaction that decided it. */
export async function closeWaits(books: Repositories, reviewId: string, now: Date): Promise<void> {
	for (const wait of await books.reviewWaits.lockOpen(reviewId)) {
		const awaited = await books.reviews.findAll(wait.reviewIds);
		if (awaited.every(isDecided)) await closeWait(books, wait, awaited, now);
	}
}
