export type Attempted = {
	method: string;
	headers: Record<string, string>;
	path: string;
	/** Status of the answer, or the connection's code where there was none. */
	outcome: { status: number } | { code: string };
};

/** The request cannot have reached the other side. */
export const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** It may have been carried out although no answer came back. */
const brokenOff = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'ERR_NETWORK']);
/** A proxy in front of a restarting service, or the service while it stops. */
const passing = new Set([502, 503]);

const safeMethods = new Set(['GET', 'PATCH', 'DELETE']);
/** These say what shall be, bring bytes that name themselves, or only ask: twice is as good as once. */
const repeatablePosts =
	/^\/v1\/assets(\?|$)|^\/v1\/(quotas|prices|productions\/batch|delivery-replays|privacy\/(searches|exports))$|\/(ticket|keep|fail|cancel|complete|activate|give-back|lifecycle|commit|release|decision)$|\/evidence\/(verify|letter)$/;

/** Whether the same request may go out again without doing its work twice. */
export function mayRetry({ method, headers, path, outcome }: Attempted): boolean {
	if ('code' in outcome && neverArrived.has(outcome.code)) return true;
	const isRepeatable = safeMethods.has(method) || 'idempotency-key' in headers || repeatablePosts.test(path);
	if (!isRepeatable) return false;
	return 'code' in outcome ? brokenOff.has(outcome.code) : passing.has(outcome.status);
}

const firstDelayMs = 250;
const longestDelayMs = 8_000;

/** Doubles from a quarter of a second: a restart of the service is met within a second or two of its end. */
export function retryDelayMs(attempt: number, retryAfterMs: number | undefined): number {
	return Math.max(retryAfterMs ?? 0, Math.min(firstDelayMs * 2 ** attempt, longestDelayMs));
}
