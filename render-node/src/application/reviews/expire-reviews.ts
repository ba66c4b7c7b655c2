import { decisionByTime } from '../../domain/reviews/decision.js';
import type { Deps } from '../deps.js';
import { lookAgain } from '../look-again.js';
import { settleReview } from './settle-review.js';

type ExpireDeps = Pick<Deps, 'store' | 'clock' | 'log'>;

/** Lets time decide one review that is due; false where there is none. */
const expireNext = ({ store, clock, log }: ExpireDeps): Promise<boolean> =>
	store.transaction(async (books) => {
		const now = clock.now();
		const due = await books.reviews.lockDue(now);
		if (!due) return false;
		const { state } = await settleReview(books, due, decisionByTime(due, now), 'service', now);
		log.info({ reviewId: due.id, state }, 'nobody decided a review in time');
		return true;
	});

/**
 * Lets time decide all reviews that are due. Any number of machines may do it at once: each review is locked while
 * it is seen to, and one in a transaction, so that no two of them wait for each other.
 */
export async function expireReviews(deps: ExpireDeps): Promise<void> {
	while (await expireNext(deps));
}

/** Looks again and again; returns the way to stop. */
export const watchReviews = (deps: ExpireDeps, everyMs: number): (() => void) =>
	lookAgain(() => expireReviews(deps), everyMs, deps.log, 'could not look for reviews whose time is up');
