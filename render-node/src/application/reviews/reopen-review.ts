import type { Review } from '@showrunner/contract';
import { conflict } from '../../domain/refusal.js';
import { toReview } from '../../domain/reviews/review-record.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { isDecided, reviewNotFound } from './get-review.js';

/**
 * Takes a decision back, so that the review waits for a new one. What went on because of it is not taken back.
 * @param expiresInMs absent: it waits for as long as it takes
 */
export function reopenReview(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	reviewId: string,
	expiresInMs: number | undefined,
	actor: string,
): Promise<Review> {
	return store.transaction(async (books) => {
		const record = await books.reviews.lock(reviewId);
		if (!record) throw reviewNotFound(reviewId);
		if (!isDecided(record) || record.decidedAt === null) {
			throw conflict('review-pending', 'The review is not decided yet', {
				field: 'reviewId',
				fix: 'Decide it; there is nothing to take back',
			});
		}
		const now = clock.now();
		const { state, note, decidedBy, decidedAt } = record;
		const earlier = { state, note, decidedBy, decidedAt: decidedAt.toISOString() };
		const reopened = await books.reviews.update(reviewId, {
			state: 'pending',
			note: '',
			decidedBy: null,
			decidedAt: null,
			history: [...record.history, earlier],
			expiresAt: expiresInMs === undefined ? null : new Date(now.getTime() + expiresInMs),
		});
		await recordAudit(books, { actor, action: 'review.reopen', subject: `review:${reviewId}`, facts: { state } }, now);
		return toReview(reopened);
	});
}
