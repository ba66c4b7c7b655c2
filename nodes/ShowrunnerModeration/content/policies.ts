import type { ModerationCategory, ModerationPreset } from '../../../contract/vocabulary';

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
