/** What content is looked over for. `suggestive`: clothed or implied. Claims: promises or advice that platforms hold back. */
export const moderationCategories = [
	'sexual',
	'suggestive',
	'minors',
	'violence',
	'graphic',
	'hate',
	'harassment',
	'self-harm',
	'illicit',
	'drugs',
	'weapons',
	'profanity',
	'personal-data',
	'medical-claims',
	'finance-claims',
	'legal-claims',
] as const;
export type ModerationCategory = (typeof moderationCategories)[number];

/** What moderation services take. Sound and moving pictures are checked by their words and by stills. */
export const moderatedKinds = ['text', 'image'] as const;
export type ModeratedKind = (typeof moderatedKinds)[number];

/** What comes of a check, from mild to strict; the strictest of all that was found counts. */
export const moderationOutcomes = ['pass', 'review', 'reject'] as const;
export type ModerationOutcome = (typeof moderationOutcomes)[number];

/** Ready-made policies. `own`: only what the user writes down. */
export const moderationPresets = ['youtube', 'kids', 'tiktok', 'instagram', 'own'] as const;
export type ModerationPreset = (typeof moderationPresets)[number];
