import type { Asset, Review } from '@showrunner/contract';
import { toReview } from '../../domain/reviews/review-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { reviewNotFound } from './get-review.js';

/** All that a reviewer gets to see. */
export type ReviewView = {
	review: Review;
	/** How often it was reopened; a decision holds for the round that was looked at. */
	round: number;
	productionTitle: string | null;
	/** Null: it was deleted after the review had been decided. */
	pieces: { label: string; asset: Asset | null }[];
};

type Books = Pick<Repositories, 'reviews' | 'productions' | 'assets'>;

/** What the review shows: the assets that it names, or the finished ones of its production. */
async function shownAssets(books: Books, { assets, productionId }: Review): Promise<Review['assets']> {
	if (assets.length > 0 || productionId === null) return assets;
	const finished = await books.productions.assetsOf([productionId]);
	return finished.map(({ role, assetId }) => ({ assetId, label: role }));
}

export async function viewReview(books: Books, reviewId: string): Promise<ReviewView> {
	const record = await books.reviews.find(reviewId);
	if (!record) throw reviewNotFound(reviewId);
	const review = toReview(record);
	const shown = await shownAssets(books, review);
	const known = await books.assets.find(shown.map(({ assetId }) => assetId));
	const production = review.productionId === null ? null : await books.productions.find(review.productionId);
	return {
		review,
		round: record.history.length,
		productionTitle: production?.title ?? null,
		pieces: shown.map(({ label, assetId }) => ({ label, asset: known.find(({ id }) => id === assetId) ?? null })),
	};
}
