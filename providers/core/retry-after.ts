/** Reads a Retry-After header: seconds or an HTTP date. */
export function readRetryAfterMs(header: unknown, nowMs: number): number | undefined {
	if (typeof header !== 'string' || header === '') return undefined;
	const seconds = Number(header);
	const delayMs = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1000;
	return Number.isNaN(delayMs) ? undefined : Math.max(0, delayMs);
}
