import type { Problem } from '@showrunner/contract';

/** A no with its reason: carries the problem that callers, job rows and nodes all show. */
export class Refusal extends Error {
	constructor(
		readonly problem: Problem,
		options?: ErrorOptions,
	) {
		super(problem.title, options);
		this.name = 'Refusal';
	}
}

type Facts = Omit<Problem, 'kind' | 'status' | 'type' | 'title'> & { cause?: unknown };

function refusal(kind: Problem['kind'], status: number) {
	return (type: string, title: string, { cause, ...facts }: Facts = {}) =>
		new Refusal({ type, title, status, kind, ...facts }, cause === undefined ? undefined : { cause });
}

/** What was asked for cannot be done as it was asked: name the field and the way out. */
export const inputInvalid = refusal('input-invalid', 422);
/** Who asks is known, but may not do this. */
export const forbidden = refusal('credential-invalid', 403);
/** What cannot even be read as what it should be. */
export const malformed = refusal('input-invalid', 400);
export const timedOut = refusal('input-invalid', 408);
export const notFound = refusal('input-invalid', 404);
export const conflict = refusal('input-invalid', 409);
/** A cap on spending is in the way. */
export const paymentRequired = refusal('quota-exhausted', 402);
export const tooLarge = refusal('input-invalid', 413);
export const urlTooLong = refusal('input-invalid', 414);
export const credentialInvalid = refusal('credential-invalid', 401);
/** The service lacks something that its owner must set up. */
export const configurationInvalid = refusal('configuration-invalid', 501);
export const temporarilyUnavailable = refusal('temporarily-unavailable', 503);
/** A disk has no room left; the same request works once it has. */
export const storageFull = refusal('temporarily-unavailable', 507);
export const rateLimited = refusal('rate-limited', 429);
/** A quota that comes back by itself is used up. */
export const quotaExhausted = refusal('quota-exhausted', 429);
/** An engine refuses what is to be shown; the same words to the same engine are refused again. */
export const contentRejected = refusal('content-rejected', 422);
/** Our own doing; the log has the stack. */
export const defect = refusal('defect', 500);
