import type { ItemOperation } from '../../../shared/operation';
import { askReview, linksOf } from './ask-review';
import { requestFields } from './request-fields';

export const request: ItemOperation = {
	value: 'request',
	name: 'Request',
	action: 'Request review',
	description: 'Ask a person to look, and go on at once with the link to send them; Wait waits for the decision',
	properties: requestFields,
	async execute(item) {
		const review = await askReview(item);
		return item.withSection('review', { ...review, ...(await linksOf(item, review)) });
	},
};
