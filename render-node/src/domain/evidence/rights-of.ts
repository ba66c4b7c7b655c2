import type { CommercialUse, Evidence, EvidenceSourceKind } from '@showrunner/contract';
import { creditLineOf } from './credit-line.js';
import { licenceTerms } from './licence-terms.js';

/** What one record of evidence gives, with what its licence is known to ask for filled in. */
export type Rights = {
	kind: EvidenceSourceKind;
	/** Null where nothing says it. */
	commercialUse: CommercialUse | null;
	creditRequired: boolean;
	creditLine: string | null;
	changesAllowed: boolean;
	expiresAt: Date | null;
	/** ISO 3166-1 codes; null: everywhere. */
	territories: string[] | null;
	needsReceipt: boolean;
	/** Nothing but the word of who sent the file. */
	isBareClaim: boolean;
};

const kindOfOrigin = {
	generated: 'generated',
	uploaded: 'user-upload',
	rendered: 'derived',
	imported: 'stock',
} as const;

/** Where the right comes from, also for records that do not say so themselves. */
export const sourceKindOf = ({ sourceKind, origin }: Evidence): EvidenceSourceKind =>
	sourceKind ?? kindOfOrigin[origin];

/** Whoever records it owns it, or nobody does. */
const ownedOutright: readonly EvidenceSourceKind[] = ['own-recording', 'public-domain'];

export function rightsOf(evidence: Evidence): Rights {
	const kind = sourceKindOf(evidence);
	const terms = licenceTerms(evidence.licenceId ?? evidence.licence) ?? licenceTerms(evidence.licence);
	const given = evidence.commercialUse ?? (ownedOutright.includes(kind) ? 'allowed' : undefined);
	const isBareClaim = kind === 'user-upload' && given === undefined && terms === null;
	const mayBePaid = kind === 'licensed' || (kind === 'stock' && terms?.isFree !== true);
	return {
		kind,
		commercialUse: given ?? terms?.commercialUse ?? (isBareClaim ? 'allowed' : null),
		creditRequired: evidence.creditRequired ?? terms?.creditRequired ?? false,
		creditLine: creditLineOf(evidence),
		changesAllowed: terms?.changesAllowed ?? true,
		expiresAt: evidence.licenceExpiresAt === undefined ? null : new Date(evidence.licenceExpiresAt),
		territories: evidence.territories ?? null,
		needsReceipt: (evidence.paid ?? mayBePaid) && evidence.receipt === undefined,
		isBareClaim,
	};
}
