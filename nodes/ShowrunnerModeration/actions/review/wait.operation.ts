import type { RunOperation } from '../../../shared/operation';
import { awaitReviews } from '../../wait/await-reviews';
import { reviewIdOf, reviewLocator } from './review-locator';

const properties = [reviewLocator];

export const wait: RunOperation = {
	value: 'wait',
	name: 'Wait',
	action: 'Wait for review',
	description: 'Go on at the output of what is decided about a review that Request asked for',
	properties,
	async run(context) {
		return await awaitReviews(context, properties, async (item) => ({
			review: await item.client().call('getReview', { params: { reviewId: reviewIdOf(item) } }),
		}));
	},
};
