import type { ProblemKind } from '../../contract/vocabulary';

type Cause =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid'
	| 'node-defect';
const causes: Record<ProblemKind, Cause> = {
	'rate-limited': 'rate-limited',
	'quota-exhausted': 'quota-exhausted',
	'temporarily-unavailable': 'temporarily-unavailable',
	'credential-invalid': 'credential-invalid',
	'configuration-invalid': 'configuration-invalid',
	'input-invalid': 'configuration-invalid',
	'content-rejected': 'configuration-invalid',
	defect: 'node-defect',
};

export type ToldFailure =
	| { cause: 'rate-limited' | 'quota-exhausted' | 'temporarily-unavailable'; retryAfterMs?: number }
	| { cause: 'credential-invalid' | 'configuration-invalid' | 'node-defect' };

/** What n8n calls the reason: it knows six, we know eight. */
export function toFailure(kind: ProblemKind, retryAfterMs: number | undefined): ToldFailure {
	const cause = causes[kind];
	if (cause === 'rate-limited' || cause === 'quota-exhausted' || cause === 'temporarily-unavailable') {
		return { cause, ...(retryAfterMs !== undefined && { retryAfterMs }) };
	}
	return { cause };
}
