import { request, type Dispatcher } from 'undici';
import { redirectInsecure, redirectMalformed, redirectsTooMany } from '../../domain/fetching/fetch-problems.js';
import { readSourceUrl } from '../../domain/fetching/read-source-url.js';
import type { FetchLimits } from './fetch-limits.js';

export type Opened = { answer: Dispatcher.ResponseData; url: URL };

const redirects = new Set([301, 302, 303, 307, 308]);

/** The value of a header that should be there once. */
export const headerOf = ({ headers }: Dispatcher.ResponseData, name: string): string | null => {
	const value = headers[name];
	return (Array.isArray(value) ? value[0] : value) ?? null;
};

/** Lets go of an answer whose body nobody wants, however long it is. */
export function drop({ body }: Dispatcher.ResponseData): void {
	body.on('error', () => undefined).destroy();
}

/** Asks for a file and follows where servers send it, step by step, since each may lead where none may go. */
export async function openSource(
	from: URL,
	headers: Record<string, string>,
	{ dispatcher, limits, signal }: { dispatcher: Dispatcher; limits: FetchLimits; signal: AbortSignal },
): Promise<Opened> {
	let url = from;
	for (let hop = 0; hop <= limits.redirects; hop++) {
		const answer = await request(url, {
			...{ dispatcher, signal, headersTimeout: limits.headersMs, bodyTimeout: limits.silenceMs },
			headers: { 'user-agent': 'showrunner-render-node', accept: '*/*', 'accept-encoding': 'identity', ...headers },
		});
		if (!redirects.has(answer.statusCode)) return { answer, url };
		const location = headerOf(answer, 'location');
		drop(answer);
		if (location === null) throw redirectMalformed();
		const next = readSourceUrl(location, url);
		if (url.protocol === 'https:' && next.protocol === 'http:') throw redirectInsecure();
		url = next;
	}
	throw redirectsTooMany(limits.redirects);
}
