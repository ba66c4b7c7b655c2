import { locatorField, uuidPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

export const reviewLocator = locatorField({
	displayName: 'Review',
	name: 'reviewId',
	description: 'Review that the item carries, or any other one',
	searchMethod: 'searchReviews',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
	fromItem: '$json.review?.id',
});

/** The review that the locator points at; by default the one that the item carries. */
export function reviewIdOf(item: ItemContext): string {
	const id = readLocator(item, 'reviewId', uuidPattern);
	if (id !== undefined) return id;
	const fix = 'Put Showrunner Moderation: Request before this node, or choose a review';
	throw invalidField('reviewId', 'The item has no review', fix);
}
