import type {
	ModeratedKind,
	ModerationCategory,
	ModerationOutcome,
	ModerationPreset,
} from '../../../contract/vocabulary';

/** Scores from which a category is to be looked at by a person, and from which it is refused; left out, it is not. */
export type Thresholds = { review?: number; reject?: number };
export type Policy = {
	name: ModerationPreset;
	thresholds: Partial<Record<ModerationCategory, Thresholds>>;
};

const strict = { review: 0.2, reject: 0.5 };
const usual = { review: 0.4, reject: 0.8 };
const mild = { review: 0.7, reject: 0.95 };
const alwaysLookedAt = { review: 0.5 };
const neverAllowed: Policy['thresholds'] = { minors: { review: 0.05, reject: 0.3 } };

/**
 * Starting points, chosen by what the platforms' public rules hold back: they are ours, not the platforms', and no
 * promise that a platform agrees.
 */
export const policies: Record<ModerationPreset, Policy['thresholds']> = {
	youtube: {
		...neverAllowed,
		...{ sexual: usual, suggestive: mild, violence: usual, graphic: usual, hate: usual, harassment: usual },
		...{ 'self-harm': usual, illicit: usual, drugs: usual, weapons: usual, profanity: mild },
		...{ 'personal-data': alwaysLookedAt, 'medical-claims': alwaysLookedAt, 'finance-claims': alwaysLookedAt },
	},
	kids: {
		...{ minors: { review: 0.02, reject: 0.1 }, sexual: { review: 0.05, reject: 0.2 } },
		...{
			suggestive: strict,
			violence: strict,
			graphic: { review: 0.1, reject: 0.3 },
			hate: strict,
			harassment: strict,
		},
		...{ 'self-harm': { review: 0.05, reject: 0.2 }, illicit: strict, drugs: strict, weapons: strict },
		...{ profanity: strict, 'personal-data': { reject: 0.5 }, 'medical-claims': alwaysLookedAt },
		...{ 'finance-claims': alwaysLookedAt, 'legal-claims': alwaysLookedAt },
	},
	tiktok: {
		...neverAllowed,
		...{ sexual: strict, suggestive: usual, violence: usual, graphic: strict, hate: strict, harassment: usual },
		...{ 'self-harm': strict, illicit: strict, drugs: strict, weapons: strict, profanity: mild },
		...{ 'personal-data': alwaysLookedAt, 'medical-claims': alwaysLookedAt, 'finance-claims': alwaysLookedAt },
	},
	instagram: {
		...neverAllowed,
		...{ sexual: strict, suggestive: usual, violence: usual, graphic: usual, hate: usual, harassment: usual },
		...{ 'self-harm': strict, illicit: usual, drugs: usual, weapons: usual, profanity: mild },
		...{ 'personal-data': alwaysLookedAt, 'medical-claims': alwaysLookedAt },
	},
	own: {},
};

/**
 * What becomes of content of which nobody looked for some of the categories. For children a person looks; elsewhere it
 * goes on with a warning that names them.
 */
export const whenPartly: Record<ModerationPreset, ModerationOutcome> = {
	...{ youtube: 'pass', kids: 'review', tiktok: 'pass', instagram: 'pass', own: 'pass' },
};

/** Matters of words: a picture cannot be held against them, but for the words in it, which nobody here reads. */
const ofWordsAlone: readonly ModerationCategory[] = [
	...(['harassment', 'profanity', 'personal-data', 'medical-claims', 'finance-claims', 'legal-claims'] as const),
];

/** Categories of the policy that content of this kind is held against. */
export function categoriesFor({ thresholds }: Pick<Policy, 'thresholds'>, kind: ModeratedKind): ModerationCategory[] {
	const all = Object.keys(thresholds) as ModerationCategory[];
	return kind === 'text' ? all : all.filter((category) => !ofWordsAlone.includes(category));
}
