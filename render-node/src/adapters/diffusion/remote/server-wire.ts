import { Readable } from 'node:stream';
import { Agent, request, type Dispatcher } from 'undici';
import { boundedBytes } from './bounded-bytes.js';

/** A `fetch` to one server. Rejects with the signal's reason when that is aborted. */
export type ServerWire = {
	fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
	close(): Promise<void>;
};

/** A clip of a minute at a high rate; what is longer was not asked for. */
const answerLimitBytes = 256 * 1024 * 1024;
const refusalLimitBytes = 16 * 1024;
const connectTimeoutMs = 5_000;
/** Between two bytes of an answer that has begun. Before the first byte the caller's own limit holds. */
const silenceTimeoutMs = 60_000;

const sentHeaders = ['accept', 'content-type'];

/**
 * Connections to one server, kept between calls. Redirects are answers and not followed, so a key goes nowhere else;
 * an answer that is too large breaks off with an error.
 */
export function createServerWire(apiKey: string | null): ServerWire {
	const dispatcher = new Agent({
		connect: { timeout: connectTimeoutMs },
		headersTimeout: 0,
		bodyTimeout: silenceTimeoutMs,
	});
	return {
		async fetch(input, init) {
			const sent = new Request(input, init);
			const headers = Object.fromEntries([...sent.headers].filter(([name]) => sentHeaders.includes(name)));
			if (apiKey !== null) headers['authorization'] = `Bearer ${apiKey}`;
			const body = sent.body === null ? null : Buffer.from(await sent.arrayBuffer());
			sent.signal.throwIfAborted();
			const { method, signal } = sent;
			return toResponse(
				await request(sent.url, { method: method as Dispatcher.HttpMethod, headers, body, dispatcher, signal }),
			);
		},
		close: () => dispatcher.destroy(),
	};
}

async function toResponse({ statusCode: status, headers, body }: Dispatcher.ResponseData): Promise<Response> {
	const kept = Object.entries(headers).flatMap(([name, value]) =>
		['content-type', 'retry-after'].includes(name) && value !== undefined
			? [[name, String(value)] as [string, string]]
			: [],
	);
	if (status >= 400)
		return new Response(await refusalText(body), {
			status,
			headers: { ...Object.fromEntries(kept), 'content-type': 'application/json' },
		});
	const empty = status === 204 || status === 304;
	if (empty) await body.dump();
	return new Response(empty ? null : boundedBytes(Readable.toWeb(body), answerLimitBytes), { status, headers: kept });
}

/** What a refusal says, in the shape that OpenAI's servers say it: FastAPI's own refusals have a `detail` instead. */
async function refusalText(body: AsyncIterable<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.byteLength;
		if (size >= refusalLimitBytes) break;
	}
	const text = Buffer.concat(chunks).subarray(0, refusalLimitBytes).toString('utf8');
	return JSON.stringify({ error: refusalFrom(text) });
}

function refusalFrom(text: string): Record<string, unknown> {
	let said: unknown;
	try {
		said = JSON.parse(text);
	} catch {
		return { message: text };
	}
	if (typeof said !== 'object' || said === null) return { message: String(said) };
	const { error, detail, message } = said as { error?: unknown; detail?: unknown; message?: unknown };
	if (typeof error === 'object' && error !== null) return { ...error };
	const told = [error, detail, message].filter((part) => part !== undefined && part !== null);
	return { message: told.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(': ') || text };
}
