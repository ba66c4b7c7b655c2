import type { Asset } from '@showrunner/contract';

export type VendorRequest = {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/**
	 * Path behind the address in the vendor's credential, such as `/v1/models`. A whole address is taken only where it
	 * lies on the same origin (an upload session), so that the login never leaves home.
	 */
	path: string;
	query?: Record<string, string | number | boolean | undefined>;
	headers?: Record<string, string>;
	/** One of the three; none for a request without a body. */
	json?: unknown;
	form?: FormData;
	bytes?: Uint8Array;
	/** Longest time until the whole answer is there. Default: 2 minutes. */
	timeoutMs?: number;
	signal?: AbortSignal;
};

export type VendorAnswer = {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	bytes: Uint8Array;
	text(): string;
};

/** An answer whose bytes went straight into the store. */
export type StoredAnswer = { status: number; headers: Record<string, string>; asset: Asset };

/**
 * HTTP to one vendor, with its login. No vendor ever sees a key. An answer of any status is an answer; where none came,
 * it throws `ProviderError` (temporarily-unavailable) whose `paid` says whether the request can have been carried out.
 */
export type VendorHttp = {
	send(request: VendorRequest): Promise<VendorAnswer>;
	/** Streams the bytes of a 2xx answer into the asset store, for what is too large for memory; else gives the refusal. */
	sendToStore(request: VendorRequest, file: { name: string; mediaType: string }): Promise<VendorAnswer | StoredAnswer>;
};
