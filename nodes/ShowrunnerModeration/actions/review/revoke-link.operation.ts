import { uuidPattern } from '../../../shared/fields/locator-field';
import { isRecord } from '../../../shared/is-record';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';
import { reviewIdOf, reviewLocator } from './review-locator';

export const revokeLink: ItemOperation = {
	value: 'revokeLink',
	name: 'Revoke Link',
	action: 'Revoke link to review',
	description: 'Make one link work no more, such as one that went to the wrong person; other links go on working',
	properties: [
		reviewLocator,
		{
			displayName: 'Link ID',
			name: 'linkId',
			type: 'string',
			required: true,
			default: '={{ $json.review?.link?.id }}',
			description: 'ID of the link, as Review: Request or Create Link has put it into the item',
		},
	],
	async execute(item) {
		const linkId = readLocator(item, 'linkId', uuidPattern);
		if (linkId === undefined)
			throw invalidField('linkId', 'The item has no link', 'Put Showrunner Moderation: Create Link before this node');
		const reviewId = reviewIdOf(item);
		const link = await item.client().call('revokeReviewLink', { params: { reviewId, linkId } });
		const { review } = item.input.json;
		const carried = isRecord(review) && review.id === reviewId ? review : { id: reviewId };
		return item.withSection('review', { ...carried, link });
	},
};
