import { contentHash } from '../../domain/jobs/content-hash.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { IdempotencyClaim, Repositories } from '../../domain/store/store.js';

/** An Idempotency-Key with what it was sent for. Null where the caller sent none. */
export type RequestKey = { scope: string; key: string; requestHash: string } | null;

export const requestKey = (scope: string, key: string | undefined, body: unknown): RequestKey =>
	key === undefined ? null : { scope, key, requestHash: contentHash(body) };

function resourceOf(claim: IdempotencyClaim, request: NonNullable<RequestKey>): string {
	if (claim.requestHash === request.requestHash) return claim.resourceId;
	throw inputInvalid('idempotency-key-reused', 'This Idempotency-Key was used before for another request', {
		field: 'Idempotency-Key',
		fix: 'Send a key of its own with each different request, or the same request again',
	});
}

/** What an earlier request of the same key and body made, or null. Refuses another body. */
export async function earlierResource(
	books: Pick<Repositories, 'idempotency'>,
	request: RequestKey,
): Promise<string | null> {
	const claim = request && (await books.idempotency.find(request.scope, request.key));
	return claim && request ? resourceOf(claim, request) : null;
}

/** Takes the key for a new resource; gives the resource of a request that was faster. */
export async function claimKey(books: Repositories, request: RequestKey, resourceId: string): Promise<string> {
	if (!request) return resourceId;
	return resourceOf(await books.idempotency.claim({ ...request, resourceId }), request);
}
