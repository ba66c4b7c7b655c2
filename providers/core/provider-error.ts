import type { ProblemKind } from '../../contract/vocabulary';
import type { Alternative } from './alternatives';

export type ProviderRefusal = {
	kind: ProblemKind;
	/** What happened, in a sentence for people. */
	title: string;
	/** What to change next. */
	fix?: string;
	/** Name of the parameter that is off. */
	field?: string;
	/** Status of the answer, where there was one. */
	status?: number;
	retryAfterMs?: number;
	/** Whether the vendor may have been paid all the same. Left out: `no`, for a refusal costs nothing. */
	paid?: 'no' | 'unknown' | 'yes';
	/** For `yes`: what it cost in truth. Left out, the most that it can have cost. */
	costMicros?: number;
	/** That of the cost; left out, that of the vendor's price table. */
	currency?: string;
	/** Where the price was in the way: who would take less for the same, the cheapest first. */
	alternatives?: Alternative[];
};

/** A vendor's no, told by one of the closed list of kinds. */
export class ProviderError extends Error {
	readonly kind: ProblemKind;

	constructor(
		readonly refusal: ProviderRefusal,
		options?: ErrorOptions,
	) {
		super(refusal.title, options);
		this.name = 'ProviderError';
		this.kind = refusal.kind;
	}
}
