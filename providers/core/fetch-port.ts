/**
 * `fetch` that already carries the login and the address of one vendor: a vendor passes a path
 * (`/v1/jobs`) and never sees a key. Refused connections are retried behind it where that is safe.
 */
export type FetchPort = (
	path: string,
	init: { method: string; headers: Record<string, string>; body?: string; signal?: AbortSignal },
) => Promise<{ status: number; text(): Promise<string> }>;
