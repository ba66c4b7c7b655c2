/** Where the right to use an asset comes from. `derived`: from the assets that it was made from. */
export const evidenceSourceKinds = [
	'own-recording',
	'stock',
	'generated',
	'licensed',
	'public-domain',
	'user-upload',
	'derived',
] as const;
export type EvidenceSourceKind = (typeof evidenceSourceKinds)[number];

/** What follows from a licence for a channel that earns money. */
export const commercialUses = ['allowed', 'conditional', 'forbidden'] as const;
export type CommercialUse = (typeof commercialUses)[number];

/** What a check asks of it: that every licence allows it, that none forbids it, or nothing. */
export const commercialUseRules = ['allowed', 'not-forbidden', 'any'] as const;
export type CommercialUseRule = (typeof commercialUseRules)[number];

/** What can stand in the way of publishing. */
export const evidenceGaps = [
	'asset-missing',
	'evidence-missing',
	'claim-only',
	'commercial-use-forbidden',
	'commercial-use-unclear',
	'changes-forbidden',
	'licence-expired',
	'territory-not-covered',
	'credit-missing',
	'receipt-missing',
	'ai-undisclosed',
	'kids-unmoderated',
] as const;
export type EvidenceGapCode = (typeof evidenceGaps)[number];

/** What came of holding an asset against a policy on content. */
export const moderationVerdicts = ['passed', 'rejected'] as const;
export type ModerationVerdict = (typeof moderationVerdicts)[number];

/** What can be off with the chain of evidence. */
export const chainFaults = [
	'entry-missing',
	'entry-changed',
	'link-broken',
	'evidence-missing',
	'evidence-changed',
	'evidence-unlinked',
	'erasure-unrecorded',
	'noted-head-missing',
] as const;
export type ChainFaultCode = (typeof chainFaults)[number];
