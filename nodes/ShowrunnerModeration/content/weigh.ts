import { moderationOutcomes, type ModerationCategory, type ModerationOutcome } from '../../../contract/vocabulary';
import { findWords } from '../../../providers/moderation/find-words';
import type { Where } from './gather-content';
import type { JudgedPiece } from './judge-pieces';
import { checkedIn, ownWords } from './coverage';
import { categoriesFor, type Policy } from './policies';
import type { WordList } from './read-policy';
import type { NotChecked } from './to-pieces';

export type Finding = {
	where: Where;
	category: ModerationCategory | 'own-words';
	score: number;
	provider: string;
	threshold: number;
	action: Exclude<ModerationOutcome, 'pass'>;
	reason: string;
};
export type Weighed = { findings: Finding[]; notChecked: (NotChecked & { categories?: ModerationCategory[] })[] };

/** What the policy says of what was found, and what nobody has looked for. */
export function weigh(judged: readonly JudgedPiece[], policy: Policy, lists: readonly WordList[]): Weighed {
	const { thresholds } = policy;
	const findings = judged.flatMap((piece) => [...scoredIn(piece, thresholds), ...wordsIn(piece, lists)]);
	const notChecked = judged.flatMap((piece) => {
		const { where, content, reason } = piece;
		const seen = checkedIn(piece, lists);
		const categories = categoriesFor(policy, content.kind).filter((category) => !seen.has(category));
		if (reason !== undefined) return [{ ...where, reason, categories }];
		if (categories.length === 0) return [];
		return [{ ...where, reason: partly, categories }];
	});
	return { findings, notChecked };
}

/** The piece was looked at, but not for all categories: the policy says what becomes of it. */
export const partly = 'The provider does not look for these categories in this kind of content';

function scoredIn({ said, where }: JudgedPiece, thresholds: Policy['thresholds']): Finding[] {
	return said.flatMap(({ provider, scores }) =>
		scores.flatMap(({ category, score }): Finding[] => {
			const { review, reject } = thresholds[category] ?? {};
			const action = reject !== undefined && score >= reject ? 'reject' : 'review';
			const threshold = action === 'reject' ? reject : review;
			if (threshold === undefined || score < threshold) return [];
			const reason = `${placeOf(where)}: ${category} (${Math.round(score * 100)} %)`;
			return [{ where, category, score, provider, threshold, action, reason }];
		}),
	);
}

function wordsIn({ content, where }: JudgedPiece, lists: readonly WordList[]): Finding[] {
	if (content.kind !== 'text') return [];
	const { text } = content;
	return lists.flatMap(({ category, action, words }) =>
		findWords(text, words).map((word): Finding => {
			const told = { score: 1, provider: ownWords, threshold: 1 };
			const reason = `${placeOf(where)}: '${word}'`;
			return { where, category: category ?? 'own-words', ...told, action, reason };
		}),
	);
}

const placeOf = ({ kind, sceneId, field, atMs }: Where) =>
	[kind, sceneId, field, atMs === undefined ? undefined : `${Math.round(atMs / 1_000)} s`].filter(Boolean).join(' ');

export function strictestOf(outcomes: readonly ModerationOutcome[]): ModerationOutcome {
	return moderationOutcomes[Math.max(0, ...outcomes.map((outcome) => moderationOutcomes.indexOf(outcome)))] ?? 'review';
}
