import { reviewStates, type ReviewCounts } from '@showrunner/contract';
import type { ReviewScope } from '../../domain/store/review-repository.js';
import type { Repositories } from '../../domain/store/store.js';

/** How many reviews there are in each state, and since when the oldest pending one waits. */
export async function countReviews(
	{ reviews }: Pick<Repositories, 'reviews'>,
	scope: ReviewScope,
): Promise<ReviewCounts> {
	const rows = await reviews.countByState(scope);
	const countOf = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
	return {
		states: Object.fromEntries(reviewStates.map((state) => [state, countOf(state)])) as ReviewCounts['states'],
		oldestPendingAt: rows.find(({ state }) => state === 'pending')?.oldest.toISOString() ?? null,
	};
}
