import type { ProblemKind } from '../../contract/vocabulary';
import { ProviderError } from './provider-error';
import { readRetryAfterMs } from './retry-after';
import type { VendorAnswer } from './vendor-http';
import { vendorWords } from './vendor-words';

/** What a vendor's own error body says, as far as it can be read. */
export type ToldByVendor = {
	message?: string;
	/** Where the vendor's own code says more than the status. */
	kind?: ProblemKind;
	/** Parameter of our form that is off. */
	field?: string;
	fix?: string;
	paid?: 'no' | 'unknown' | 'yes';
};

export type VendorManners = {
	label: string;
	/** Reads the vendor's error body; never throws. */
	read?(body: unknown, answer: VendorAnswer): ToldByVendor;
};

const fixes: Record<ProblemKind, string> = {
	'rate-limited': 'Wait a little, or put another provider behind it',
	'quota-exhausted': 'Top up the account or raise its plan, or put another provider behind it',
	'temporarily-unavailable': 'Run the node again later, or put another provider behind it',
	'credential-invalid': 'Open the credential and test it; the key may be wrong, revoked or without this right',
	'configuration-invalid': 'Check the model and the address in the credential',
	'input-invalid': 'Change what the vendor names',
	'content-rejected': 'Say it in other words',
	defect: 'Report this with the execution',
};

/** Throws what an answer of 300 and above means; gives every other one back. Redirects are never followed with a login. */
export function acceptAnswer(answer: VendorAnswer, manners: VendorManners, nowMs: number): VendorAnswer {
	if (answer.status < 300) return answer;
	if (answer.status < 400) throw livesElsewhere(answer, manners);
	throw refusalOf(answer, manners, nowMs);
}

export function refusalOf(answer: VendorAnswer, { label, read }: VendorManners, nowMs: number): ProviderError {
	const told = read?.(tolerantJson(answer.text()), answer) ?? {};
	const kind = told.kind ?? kindOf(answer.status);
	const words = told.message === undefined ? '' : `: ${vendorWords(told.message)}`;
	const retryAfterMs = readRetryAfterMs(answer.headers['retry-after'], nowMs);
	return new ProviderError({
		kind,
		title: `${label} ${says[kind]}${words}`,
		fix: told.fix ?? fixes[kind],
		status: answer.status,
		...(told.field !== undefined && { field: told.field }),
		...(retryAfterMs !== undefined && { retryAfterMs }),
		// A gateway that gave up does not know what became of the request behind it.
		paid: told.paid ?? (answer.status === 502 || answer.status === 504 ? 'unknown' : 'no'),
	});
}

function livesElsewhere({ status }: VendorAnswer, { label }: VendorManners): ProviderError {
	return new ProviderError({
		kind: 'configuration-invalid',
		title: `${label} sent the request on to another address`,
		fix: "Put the final address into 'Base URL' of the credential; mostly it begins with https:// in place of http://",
		status,
		paid: 'no',
	});
}

const says: Record<ProblemKind, string> = {
	'rate-limited': 'asks for a pause',
	'quota-exhausted': 'has no credit left',
	'temporarily-unavailable': 'is not available now',
	'credential-invalid': 'did not accept the login',
	'configuration-invalid': 'does not know what was chosen',
	'input-invalid': 'did not accept the request',
	'content-rejected': 'refused the content',
	defect: 'answered in a way that this version does not understand',
};

/** By RFC 9110; vendors whose codes mean more say so in `read`. 529 is what overloaded vendors send. */
export function kindOf(status: number): ProblemKind {
	if (status === 401 || status === 403) return 'credential-invalid';
	if (status === 402) return 'quota-exhausted';
	if (status === 429) return 'rate-limited';
	if (status === 404) return 'configuration-invalid';
	if (status === 408 || status === 425 || status >= 500) return 'temporarily-unavailable';
	return 'input-invalid';
}

function tolerantJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
