import { createHash, randomUUID } from 'node:crypto';
import type { Asset, RecordEvidenceRequest } from '@showrunner/contract';
import { fingerprint } from '../../../nodes/shared/fingerprint.js';
import { vendorBody } from '../../../nodes/shared/transport/vendor-body.js';
import { ProviderError } from '../../../providers/core/provider-error.js';
import type { PriceOverride } from '../../../providers/core/price.js';
import type { VendorContext } from '../../../providers/core/vendor-context.js';
import type { VendorAnswer, VendorHttp, VendorRequest } from '../../../providers/core/vendor-http.js';

export type Shelved = {
	id: string;
	name: string;
	mediaType: string;
	bytes: Uint8Array;
	evidence: RecordEvidenceRequest[];
};

export type TestedContext = VendorContext & {
	/** What was put on the shelf, by id. */
	shelved: Map<string, Shelved>;
};

export type ContextWishes = {
	baseUrl: string;
	/** Header or query with the login, as the credential adds it. */
	login?: Record<string, string>;
	loginQuery?: Record<string, string>;
	/** The service's own fetch, where the test has a real one. */
	service?: VendorContext['service'];
	prices?: PriceOverride[];
	signal?: AbortSignal;
	timeoutMs?: number;
	/** How long a vendor that hangs is waited for, where that is not what the request says. */
	patienceMs?: number;
	/** Time of the vendor's clock; sleeping moves it on. */
	startsAt?: string;
	idempotencyKey?: string;
};

/** A vendor's context over real HTTP to its fake, with a shelf in memory and a clock that does not wait. */
export function vendorContext(wishes: ContextWishes): TestedContext {
	const shelved = new Map<string, Shelved>();
	let now = Date.parse(wishes.startsAt ?? '2026-11-27T12:00:00Z');
	return {
		shelved,
		http: httpTo(wishes, (file) => shelve(shelved, file)),
		service: wishes.service ?? (async () => Promise.reject(new Error('This test has no service'))),
		shelf: {
			put: async (file) => shelve(shelved, file),
			fetch: async (url, { name = 'fetched' } = {}) => {
				const answer = await fetch(url);
				const mediaType = answer.headers.get('content-type') ?? 'application/octet-stream';
				return shelve(shelved, { name, mediaType, bytes: new Uint8Array(await answer.arrayBuffer()) });
			},
			read: async (assetId, { field }) => {
				const found = shelved.get(assetId);
				if (!found) throw new ProviderError({ kind: 'configuration-invalid', title: 'No such asset', field });
				return found;
			},
			async *pieces(assetId, { fromByte, pieceBytes }) {
				const bytes = shelved.get(assetId)?.bytes ?? new Uint8Array();
				for (let offset = fromByte; offset < bytes.length; offset += pieceBytes)
					yield await Promise.resolve({ offset, bytes: bytes.subarray(offset, offset + pieceBytes) });
			},
			prove: async (assetId, evidence) => void shelved.get(assetId)?.evidence.push(evidence),
		},
		clock: {
			now: () => now,
			sleep: async (durationMs) => {
				now += durationMs;
				await new Promise((resolve) => setImmediate(resolve));
			},
		},
		...(wishes.signal && { signal: wishes.signal }),
		idempotencyKey: wishes.idempotencyKey ?? randomUUID(),
		timeoutMs: wishes.timeoutMs ?? 600_000,
		prices: async () => wishes.prices ?? [],
		fingerprint,
		newId: randomUUID,
	};
}

function shelve(shelved: Map<string, Shelved>, file: { name: string; mediaType: string; bytes: Uint8Array }): Asset {
	const id = createHash('sha256').update(file.bytes).digest('hex');
	if (!shelved.has(id)) shelved.set(id, { id, evidence: [], ...file });
	return { id, name: file.name, mediaType: file.mediaType, sizeBytes: file.bytes.length } as Asset;
}

function httpTo(
	{ baseUrl, login = {}, loginQuery = {}, patienceMs }: ContextWishes,
	store: (file: Omit<Shelved, 'id' | 'evidence'>) => Asset,
): VendorHttp {
	const send = async (request: VendorRequest): Promise<VendorAnswer> => {
		const url = new URL(request.path.startsWith('/') ? `${baseUrl}${request.path}` : request.path);
		for (const [name, value] of Object.entries({ ...request.query, ...loginQuery }))
			if (value !== undefined) url.searchParams.set(name, String(value));
		const { body, contentType } = await vendorBody(request);
		const signals = [
			AbortSignal.timeout(patienceMs ?? request.timeoutMs ?? 120_000),
			...(request.signal ? [request.signal] : []),
		];
		try {
			const answer = await fetch(url, {
				method: request.method,
				headers: { ...(contentType && { 'content-type': contentType }), ...request.headers, ...login },
				...(body && { body: new Uint8Array(body) }),
				signal: AbortSignal.any(signals),
				redirect: 'manual',
			});
			const bytes = new Uint8Array(await answer.arrayBuffer());
			const headers = Object.fromEntries(answer.headers);
			return { status: answer.status, headers, bytes, text: () => Buffer.from(bytes).toString('utf8') };
		} catch (cause) {
			if (request.signal?.aborted) throw cause;
			throw new ProviderError({ kind: 'temporarily-unavailable', title: 'No answer', paid: 'unknown' }, { cause });
		}
	};
	return {
		send,
		sendToStore: async (request, file) => {
			const { status, headers, bytes, text } = await send(request);
			if (status >= 400) return { status, headers, bytes, text };
			return { status, headers, asset: store({ ...file, bytes }) };
		},
	};
}
