import type { ModerationCategory, ModerationPreset } from '../../../contract/vocabulary';
import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';
import { policies, type Policy, type Thresholds } from './policies';

type OwnRow = { category: ModerationCategory; review?: number; reject?: number };
export type OwnWords = { review: string[]; reject: string[] };

/** The preset with the user's own rows over it. 0 in a row: not from this category. */
export function readPolicy({ node, itemIndex }: ItemContext): Policy {
	const name = node.getNodeParameter('policy', itemIndex, 'youtube') as ModerationPreset;
	const { rows = [] } = node.getNodeParameter('thresholds', itemIndex, {}) as { rows?: OwnRow[] };
	const own = rows.map(({ category, review = 0, reject = 0 }): [ModerationCategory, Thresholds] => {
		if (review > 0 && reject > 0 && review > reject)
			throw invalidField(
				'thresholds',
				`'${category}' would be rejected before it is reviewed`,
				"Make 'Review From' smaller than 'Reject From'",
			);
		return [category, { ...(review > 0 && { review }), ...(reject > 0 && { reject }) }];
	});
	const thresholds = { ...policies[name], ...Object.fromEntries(own) };
	if (Object.keys(thresholds).length === 0)
		throw invalidField('thresholds', 'The policy asks for nothing', 'Add a threshold, or choose a ready-made policy');
	return { name, thresholds };
}

export function readOwnWords({ node, itemIndex }: ItemContext): OwnWords {
	const read = (name: string) =>
		String(node.getNodeParameter(name, itemIndex, '') ?? '')
			.split(/[,;\n]/)
			.map((word) => word.trim())
			.filter((word) => word !== '');
	return { review: read('reviewWords'), reject: read('rejectWords') };
}
