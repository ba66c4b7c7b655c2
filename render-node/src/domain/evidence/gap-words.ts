import type { EvidenceGapCode } from '@showrunner/contract';

/** What is missing and the way out, for people. */
export const gapWords: Record<EvidenceGapCode, { reason: string; fix: string }> = {
	'asset-missing': {
		reason: 'This asset is not in the store',
		fix: 'Upload it, or run again the step that made it',
	},
	'evidence-missing': {
		reason: 'Nothing proves the right to use this asset',
		fix: 'Record where it comes from with Evidence: Record, or make it again so that its evidence is recorded',
	},
	'claim-only': {
		reason: 'Nothing is known of this asset but that somebody uploaded it',
		fix: 'Record whose work it is and under which licence it may be used',
	},
	'commercial-use-forbidden': {
		reason: 'Its licence forbids commercial use',
		fix: 'Replace it, or record a licence that allows it',
	},
	'commercial-use-unclear': {
		reason: 'Nothing says for sure that its licence allows commercial use',
		fix: 'Read the licence and record with it whether commercial use is allowed',
	},
	'changes-forbidden': {
		reason: 'Its licence forbids changes, and it was made into something else',
		fix: 'Replace it, or record a licence that allows changes',
	},
	'licence-expired': {
		reason: 'Its licence has expired',
		fix: 'Renew it and record the new licence, or replace the asset',
	},
	'territory-not-covered': {
		reason: 'Its licence does not cover every territory in which the video is shown',
		fix: 'Record a licence for these territories, or block them for the video',
	},
	'credit-missing': {
		reason: 'Its licence asks for credit, and no credit line or author is recorded',
		fix: 'Record it with a credit line, and put the credits into the description',
	},
	'receipt-missing': {
		reason: 'It seems to be paid for, and no receipt is recorded',
		fix: 'Record it with its receipt, or as not paid for where it was free',
	},
	'ai-undisclosed': {
		reason: 'A model made it or parts of it, and the post does not say so',
		fix: 'Set the disclosure of AI at the platform, and say so in this check',
	},
	'kids-unmoderated': {
		reason: 'The video is made for children, and nothing says that this file has passed moderation',
		fix: 'Let a person approve it in a review of this production that shows this file, or record a verdict with its evidence',
	},
};
