import type { ModerationCategory, ModerationOutcome, ModerationPreset } from '../../../contract/vocabulary';
import type { ItemContext } from '../../shared/item-context';
import { invalidField } from '../../shared/refusals';
import { policies, whenPartly, type Policy, type Thresholds } from './policies';

type OwnRow = { category: ModerationCategory; review?: number; reject?: number };
/** Words or phrases that are looked for in texts. With a category, they are how it is looked for. */
export type WordList = {
	category?: ModerationCategory;
	action: Exclude<ModerationOutcome, 'pass'>;
	words: string[];
};

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

/** What becomes of content that was looked at, but not for all categories. */
export function readWhenPartly({ node, itemIndex }: ItemContext, { name }: Policy): ModerationOutcome {
	const chosen = node.getNodeParameter('whenPartly', itemIndex, 'policy') as ModerationOutcome | 'policy';
	return chosen === 'policy' ? whenPartly[name] : chosen;
}

type ListRow = { category: ModerationCategory; action?: WordList['action']; words?: string };

/** The user's own words, those of a category and those of none. */
export function readOwnWords({ node, itemIndex }: ItemContext): WordList[] {
	const read = (name: string) => node.getNodeParameter(name, itemIndex, '');
	const { rows = [] } = node.getNodeParameter('wordLists', itemIndex, {}) as { rows?: ListRow[] };
	const lists: WordList[] = [
		{ action: 'reject', words: toWords(read('rejectWords')) },
		{ action: 'review', words: toWords(read('reviewWords')) },
		...rows.map(({ category, action = 'review', words }) => ({ category, action, words: toWords(words) })),
	];
	return lists.filter(({ words }) => words.length > 0);
}

const toWords = (written: unknown): string[] =>
	String(written ?? '')
		.split(/[,;\n]/)
		.map((word) => word.trim())
		.filter((word) => word !== '');
