import { isRecord } from '../../../shared/is-record';
import type { ItemOperation } from '../../../shared/operation';
import { reviewIdOf, reviewLocator } from './review-locator';

const hourMs = 60 * 60 * 1000;

export const createLink: ItemOperation = {
	value: 'createLink',
	name: 'Create Link',
	action: 'Create link to review',
	description: "Give somebody a link to the reviewer's page, such as for a reminder",
	properties: [
		reviewLocator,
		{
			displayName: 'Reviewer',
			name: 'reviewer',
			type: 'string',
			default: '',
			placeholder: 'e.g. maya',
			description:
				'Who the link is for and in whose name it decides; needed where the review says who may decide. Left empty, the page asks for a name.',
		},
		{
			displayName: 'Expires After (Hours)',
			name: 'expiresAfterHours',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 2160 },
			default: 168,
			description: 'How long the link works',
		},
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const reviewer = String(node.getNodeParameter('reviewer', itemIndex, '')).trim();
		const expiresInMs = Math.round(Number(node.getNodeParameter('expiresAfterHours', itemIndex, 168)) * hourMs);
		const reviewId = reviewIdOf(item);
		const link = await item.client().call('createReviewLink', {
			params: { reviewId },
			body: { expiresInMs, ...(reviewer && { reviewer }) },
		});
		const { review } = item.input.json;
		// The item may carry another review than the one that was chosen.
		const carried = isRecord(review) && review.id === reviewId ? review : { id: reviewId };
		return item.withSection('review', { ...carried, link });
	},
};
