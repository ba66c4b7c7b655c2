import { openAsBlob } from 'node:fs';
import { Agent, FormData, request, type Dispatcher } from 'undici';
import type { ComfyLimits } from './comfy-limits.js';
import { answerMalformed, serverTooSlow } from '../remote/server-faults.js';
import { serverRefusal } from '../remote/server-refusal.js';
import { serverName, ServerSilent, unreachable } from './comfy-refusals.js';
import { readBounded, saveBounded } from './read-bounded.js';

/** Larger than the list of all nodes of a server with hundreds of custom ones. */
const jsonBytes = 64 * 1024 * 1024;

export type ComfyAnswer = { status: number; json: unknown };

/** The routes of one server. Rejects with `ServerSilent`, a refusal of the login, or the signal's reason. */
export type ComfyHttp = {
	/** Address without login and path, for the log. */
	host: string;
	get(path: string, signal: AbortSignal): Promise<ComfyAnswer>;
	/** Signal null: cannot be stopped, within the limit of an answer. */
	post(path: string, body: object, signal: AbortSignal | null): Promise<ComfyAnswer>;
	upload(file: string, name: string, signal: AbortSignal): Promise<ComfyAnswer>;
	/** Saves an answer's bytes; gives the status, and saves nothing unless it is 200. */
	download(path: string, out: string, signal: AbortSignal): Promise<number>;
	socketUrl(clientId: string): string;
	headers: Readonly<Record<string, string>>;
	close(): Promise<void>;
};

type Call = {
	method: 'GET' | 'POST';
	path: string;
	body?: string | FormData;
	signal: AbortSignal | null;
	limitMs: number;
};

export function createComfyHttp(url: string, apiKey: string | null, limits: ComfyLimits): ComfyHttp {
	const base = new URL(url.endsWith('/') ? url : `${url}/`);
	const dispatcher = new Agent({
		connect: { timeout: Math.min(10_000, limits.answerMs) },
		bodyTimeout: limits.answerMs,
	});
	const headers: Record<string, string> = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };

	async function call<T>(
		{ signal, limitMs, path, ...rest }: Call,
		read: (answer: Dispatcher.ResponseData, within: AbortSignal) => Promise<T>,
	) {
		const within = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(limitMs)]);
		try {
			const type = typeof rest.body === 'string' ? { 'content-type': 'application/json' } : {};
			const sent = { ...rest, dispatcher, signal: within, headers: { ...headers, ...type }, headersTimeout: limitMs };
			return await read(await request(new URL(path, base), sent), within);
		} catch (error) {
			signal?.throwIfAborted();
			throw error instanceof ServerSilent
				? error
				: new ServerSilent(within.aborted ? serverTooSlow(serverName, limitMs) : unreachable(error));
		}
	}
	async function ask(sent: Call): Promise<ComfyAnswer> {
		const { status, text, retryAfter } = await call(sent, async ({ statusCode, headers: told, body }) => ({
			...{ status: statusCode, text: await readBounded(body, jsonBytes) },
			retryAfter: typeof told['retry-after'] === 'string' ? told['retry-after'] : null,
		}));
		if (status === 401 || status === 403 || status === 429 || status >= 500) {
			const refusal = serverRefusal(serverName, { status, said: '', code: '', retryAfter });
			throw status >= 500 ? new ServerSilent(refusal) : refusal;
		}
		return { status, json: parsed(text) };
	}
	const { answerMs, transferMs, resultBytes } = limits;
	return {
		host: base.host,
		headers,
		get: (path, signal) => ask({ method: 'GET', path, signal, limitMs: answerMs }),
		post: (path, body, signal) => ask({ method: 'POST', path, body: JSON.stringify(body), signal, limitMs: answerMs }),
		async upload(file, name, signal) {
			const form = new FormData();
			form.append('image', await openAsBlob(file), name);
			form.append('type', 'input');
			form.append('subfolder', 'showrunner');
			return ask({ method: 'POST', path: 'upload/image', body: form, signal, limitMs: transferMs });
		},
		download: (path, out, signal) =>
			call({ method: 'GET', path, signal, limitMs: transferMs }, async ({ statusCode, body }, within) => {
				if (statusCode === 200) await saveBounded(body, out, resultBytes, within);
				else await body.dump();
				return statusCode;
			}),
		socketUrl: (clientId) => `${base.href.replace(/^http/, 'ws')}ws?clientId=${encodeURIComponent(clientId)}`,
		close: () => dispatcher.destroy(),
	};
}

/** Some routes answer with nothing. */
function parsed(text: string): unknown {
	if (text === '') return null;
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new ServerSilent(answerMalformed(serverName, error));
	}
}
