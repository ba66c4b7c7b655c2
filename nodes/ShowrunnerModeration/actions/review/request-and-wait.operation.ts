import type { RunOperation } from '../../../shared/operation';
import { awaitReviews } from '../../wait/await-reviews';
import { askReview, linksOf } from './ask-review';
import { requestFields } from './request-fields';

export const requestAndWait: RunOperation = {
	value: 'requestAndWait',
	name: 'Request and Wait',
	action: 'Request and wait for review',
	description: 'Ask a person to look, and go on at the output of what they decide; the execution sleeps meanwhile',
	properties: requestFields,
	async run(context) {
		return await awaitReviews(context, requestFields, async (item) => {
			const review = await askReview(item);
			return { review, extra: await linksOf(item, review) };
		});
	},
};
