import type { Review } from '@showrunner/contract';
import { Refusal } from '../../domain/refusal.js';
import { decisionByTime, isDue, refusalOf, type DecisionWish } from '../../domain/reviews/decision.js';
import { toReview, type ReviewRecord } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { reviewNotFound } from './get-review.js';
import { settleReview } from './settle-review.js';

async function decide(
	books: Repositories,
	record: ReviewRecord,
	wish: DecisionWish,
	actor: string,
	now: Date,
): Promise<ReviewRecord | Refusal> {
	// Whoever comes after the time is up comes too late, even where nobody has written that down yet.
	const current = isDue(record, now)
		? await settleReview(books, record, decisionByTime(record, now), 'service', now)
		: record;
	const refusal = refusalOf(current, wish);
	if (refusal) return refusal;
	if (current.state === wish.decision) return current;
	const { decision: state, note, decidedBy } = wish;
	return settleReview(books, current, { state, note: note.trim(), decidedBy, decidedAt: now }, actor, now);
}

/**
 * Decides a review once. The same decision again changes nothing; another one is refused with who decided and when.
 * @param actor by whose key or link it comes in
 */
export async function decideReview(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	reviewId: string,
	wish: DecisionWish,
	actor: string,
): Promise<Review> {
	refuseUnprintable({ note: wish.note, decidedBy: wish.decidedBy });
	// A refusal is handed out rather than thrown, so that what time decided is kept.
	const outcome = await store.transaction(async (books) => {
		const record = await books.reviews.lock(reviewId);
		if (!record) throw reviewNotFound(reviewId);
		return decide(books, record, wish, actor, clock.now());
	});
	if (outcome instanceof Refusal) throw outcome;
	return toReview(outcome);
}
