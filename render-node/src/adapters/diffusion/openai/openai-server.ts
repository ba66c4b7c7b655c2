import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import type { z } from 'zod';
import { Refusal } from '../../../domain/refusal.js';
import type { ServerLoad } from '../remote/on-one-of.js';
import { saidByServer } from '../remote/said-by-server.js';
import { serverAddress } from '../remote/server-address.js';
import { answerMalformed, serverUnreachable } from '../remote/server-faults.js';
import { serverRefusal } from '../remote/server-refusal.js';
import { createServerWire, type ServerWire } from '../remote/server-wire.js';

export type ServerAddress = { url: string; apiKey: string | null };

/** One image or video server and what is known of it. */
export type OpenAiServer = ServerLoad & {
	client: OpenAI;
	wire: ServerWire;
	/** Where its addresses begin, such as `http://gpu-1:8091/v1`. */
	baseUrl: string;
	/** How it takes orders for clips; null until it has taken one. */
	clipForm: 'json' | 'form' | null;
	/** A call's answer in the agreed shape; every failure as a `Refusal`, an abort as itself. */
	asked<T>(call: PromiseLike<unknown>, shape: z.ZodType<T>): Promise<T>;
};

export function createOpenAiServer({ url, apiKey }: ServerAddress): OpenAiServer {
	const { name, baseUrl: given } = serverAddress(url);
	const baseUrl = `${given.replace(/\/v1$/, '')}/v1`;
	const wire = createServerWire(apiKey);
	const client = new OpenAI({
		...{ baseURL: baseUrl, fetch: wire.fetch, maxRetries: 0, timeout: longestCallMs, logLevel: 'off' },
		// The wire adds the key. All are given, so that nothing is read from the environment.
		...{ apiKey: 'in-the-wire', adminAPIKey: null, organization: null, project: null, webhookSecret: null },
	});
	return {
		...{ name, client, wire, baseUrl, clipForm: null, running: 0, restingUntilMs: 0 },
		async asked(call, shape) {
			let answer: unknown;
			try {
				answer = await call;
			} catch (error) {
				throw asRefusal(name, error, [apiKey]);
			}
			const read = shape.safeParse(answer);
			if (!read.success) throw answerMalformed(name, read.error);
			return read.data;
		},
	};
}

/** Every call has a signal with its own limit; this one is never met. */
const longestCallMs = 24 * 60 * 60 * 1000;

function asRefusal(name: string, error: unknown, secrets: readonly (string | null)[]): unknown {
	if (error instanceof Refusal || error instanceof APIUserAbortError) return error;
	if (error instanceof APIConnectionError) return serverUnreachable(name, error);
	if (error instanceof APIError && typeof error.status === 'number') {
		const body: unknown = error.error;
		const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : error.message;
		return serverRefusal(name, {
			status: error.status,
			said: saidByServer(typeof message === 'string' ? message : JSON.stringify(message), secrets),
			code: [error.code, error.type].filter((part) => typeof part === 'string').join(' '),
			retryAfter: error.headers?.get('retry-after') ?? null,
		});
	}
	return error instanceof SyntaxError ? answerMalformed(name, error) : serverUnreachable(name, error);
}
