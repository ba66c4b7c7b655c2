import type { Evidence, EvidenceGapCode, EvidencePolicy } from '@showrunner/contract';
import { rightsOf, type Rights } from './rights-of.js';

/** What is asked of a check, at an instant. */
export type Demands = Omit<EvidencePolicy, 'validAt'> & { validAt: Date };

type Test = (rights: Rights, demands: Demands, isSource: boolean) => boolean;

/** True where the thing is missing. */
const tests: Partial<Record<EvidenceGapCode, Test>> = {
	'claim-only': ({ isBareClaim }, { uploaderClaims }) => isBareClaim && !uploaderClaims,
	'commercial-use-forbidden': ({ commercialUse }, { commercialUse: rule }) =>
		rule !== 'any' && commercialUse === 'forbidden',
	'commercial-use-unclear': ({ commercialUse }, { commercialUse: rule }) =>
		rule === 'allowed' && (commercialUse === null || commercialUse === 'conditional'),
	'changes-forbidden': ({ changesAllowed }, { commercialUse: rule }, isSource) =>
		isSource && rule !== 'any' && !changesAllowed,
	'licence-expired': ({ expiresAt }, { validAt }) => expiresAt !== null && expiresAt <= validAt,
	'territory-not-covered': ({ territories }, demands) =>
		territories !== null && demands.territories.some((wanted) => !territories.includes(wanted)),
	'credit-missing': ({ creditRequired, creditLine }, { credits }) => credits && creditRequired && creditLine === null,
	'receipt-missing': ({ needsReceipt }, { receipts }) => receipts && needsReceipt,
};

const gapsOf = (rights: Rights, demands: Demands, isSource: boolean) =>
	(Object.entries(tests) as [EvidenceGapCode, Test][])
		.filter(([, isMissing]) => isMissing(rights, demands, isSource))
		.map(([code]) => code);

/**
 * The record that proves the most, and what even it leaves open. One proof is enough: a renewed licence stands beside the
 * one that expired. The bare word of an uploader counts only where nothing more is known, so that sending a file again
 * does not wash off what was recorded of it.
 */
export function bestEvidence(
	evidence: readonly Evidence[],
	demands: Demands,
	isSource: boolean,
): { evidence: Evidence; gaps: EvidenceGapCode[] } | null {
	const judged = evidence.map((one) => ({ evidence: one, rights: rightsOf(one) }));
	const told = judged.filter(({ rights }) => !rights.isBareClaim);
	const weighed = (told.length > 0 ? told : judged).map((one) => ({
		evidence: one.evidence,
		gaps: gapsOf(one.rights, demands, isSource),
	}));
	return weighed.sort((a, b) => a.gaps.length - b.gaps.length)[0] ?? null;
}
