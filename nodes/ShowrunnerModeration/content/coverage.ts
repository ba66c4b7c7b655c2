import type { ModeratedKind, ModerationCategory } from '../../../contract/vocabulary';
import type { JudgedPiece } from './judge-pieces';
import { categoriesFor, type Policy } from './policies';
import type { WordList } from './read-policy';

/** Id of the user's own word lists among those that have looked. */
export const ownWords = 'ownWords';

/** One category of the policy in one kind of content: who looked for it, and in how many pieces nobody did. */
export type Coverage = {
	content: ModeratedKind;
	category: ModerationCategory;
	checkedBy: string[];
	pieces: number;
	unchecked: number;
};

const listed = (lists: readonly WordList[]) => lists.flatMap(({ category }) => category ?? []);

/** Who looked for what in a piece. A word list of a category looks for it in texts. */
export function checkedIn(
	{ content, said }: Pick<JudgedPiece, 'content' | 'said'>,
	lists: readonly WordList[],
): Map<ModerationCategory, string[]> {
	const by = new Map<ModerationCategory, string[]>();
	const add = (category: ModerationCategory, who: string) => by.set(category, [...(by.get(category) ?? []), who]);
	for (const { provider, checked } of said) for (const category of checked) add(category, provider);
	if (content.kind === 'text') for (const category of listed(lists)) add(category, ownWords);
	return by;
}

export function coverageOf(judged: readonly JudgedPiece[], policy: Policy, lists: readonly WordList[]): Coverage[] {
	return (['text', 'image'] as const).flatMap((content) => {
		const pieces = judged.filter((piece) => piece.content.kind === content).map((piece) => checkedIn(piece, lists));
		if (pieces.length === 0) return [];
		return categoriesFor(policy, content).map((category) => {
			const checkedBy = [...new Set(pieces.flatMap((by) => by.get(category) ?? []))].sort();
			const unchecked = pieces.filter((by) => !by.has(category)).length;
			return { content, category, checkedBy, pieces: pieces.length, unchecked };
		});
	});
}

const nouns: Record<ModeratedKind, string> = { text: 'texts', image: 'pictures' };

/** What nobody looked for, in a sentence for each kind of content. */
export function uncheckedWords(coverage: readonly Coverage[]): string[] {
	return (['text', 'image'] as const).flatMap((content) => {
		const missed = coverage.filter((one) => one.content === content && one.unchecked > 0);
		if (missed.length === 0) return [];
		return [`Nobody looked in all ${nouns[content]} for: ${missed.map(({ category }) => category).join(', ')}`];
	});
}
