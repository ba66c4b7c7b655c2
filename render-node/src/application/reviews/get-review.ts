import type { Review, ReviewWait } from '@showrunner/contract';
import { notFound } from '../../domain/refusal.js';
import { toReview } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';

export const reviewNotFound = (reviewId: string, field = 'reviewId') =>
	notFound('review-not-found', 'There is no such review', {
		field,
		detail: reviewId,
		fix: 'Check the id of the review',
	});

export async function getReview({ reviews }: Pick<Repositories, 'reviews'>, reviewId: string): Promise<Review> {
	const record = await reviews.find(reviewId);
	if (!record) throw reviewNotFound(reviewId);
	return toReview(record);
}

/** Whether nothing is to be waited for any more. */
export const isDecided = ({ state }: Pick<Review, 'state'>): boolean => state !== 'pending';

export async function getReviewWait(
	{ reviews, reviewWaits }: Pick<Repositories, 'reviews' | 'reviewWaits'>,
	waitId: string,
): Promise<ReviewWait> {
	const wait = await reviewWaits.find(waitId);
	if (!wait) {
		throw notFound('review-wait-not-found', 'There is no such wait for reviews', {
			field: 'waitId',
			detail: waitId,
			fix: 'Check the id of the wait',
		});
	}
	const found = await reviews.findAll(wait.reviewIds);
	return {
		id: wait.id,
		reviews: found.map(toReview),
		// What has once ended stays ended, whoever reopens a review later.
		finished: wait.finishedAt !== null || found.every(isDecided),
		callback: wait.callbackUrl === null ? null : { reachable: wait.callbackReachable },
		createdAt: wait.createdAt.toISOString(),
	};
}
