import type { ItemOperation } from '../../../shared/operation';
import { reviewIdOf, reviewLocator } from './review-locator';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get review',
	description: 'Look up a review: its state, who decided it and when, and the note',
	properties: [reviewLocator],
	async execute(item) {
		const params = { reviewId: reviewIdOf(item) };
		return item.withSection('review', await item.client().call('getReview', { params }));
	},
};
