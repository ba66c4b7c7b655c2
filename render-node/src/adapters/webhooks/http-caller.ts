import { Agent, request } from 'undici';
import { errorCode } from '../../domain/error-code.js';
import type { Answer } from '../../domain/callbacks/caller-presence.js';
import { callbackMalformed } from '../../domain/callbacks/callback-problems.js';
import type { Log } from '../../domain/ports.js';
import { Refusal } from '../../domain/refusal.js';
import { guardedConnector, judgeHost } from '../fetching/guarded-connector.js';
import type { Policy } from '../fetching/import-policy.js';

/** Enough of an answer to tell what it means. */
const readBytes = 4_096;
const postTimeoutMs = 30_000;
const askTimeoutMs = 5_000;
const reachTimeoutMs = 3_000;
const connectTimeoutMs = 10_000;

type Call = { method: 'POST' | 'GET' | 'OPTIONS'; headers?: Record<string, string>; body?: string; timeoutMs: number };

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		size += chunk.byteLength;
		if (size >= readBytes) break;
	}
	return Buffer.concat(chunks).subarray(0, readBytes).toString('utf8');
}

/** For the log: what an address may hold as a secret is left out. */
const reasonOf = (error: unknown) =>
	error instanceof Refusal ? error.problem.type : errorCode(error) || (error instanceof Error ? error.name : 'unknown');

/**
 * Calls webhooks. Each call has a connection of its own, so that a receiver that was restarted is not
 * met through a dead one; redirects are answers, and are not followed. The policy judges each connection anew, also of
 * addresses that were let in long ago.
 */
export function createHttpCaller(log: Log, policy: Policy = () => null) {
	const dispatcher = new Agent({ connect: guardedConnector(policy, { timeoutMs: connectTimeoutMs }) });
	const call = async (url: string, { method, headers, body, timeoutMs }: Call): Promise<Answer | null> => {
		try {
			const answer = await request(url, {
				method,
				dispatcher,
				reset: true,
				signal: AbortSignal.timeout(timeoutMs),
				headers: { 'user-agent': 'showrunner-render-node', ...headers },
				...(body !== undefined && { body }),
			});
			return { status: answer.statusCode, body: await beginningOf(answer.body) };
		} catch (error) {
			const facts = { host: new URL(url).host, method, reason: reasonOf(error) };
			if (error instanceof Refusal) log.warn(facts, 'a webhook was not called, since its address is refused');
			else log.debug(facts, 'a webhook call was not answered');
			return null;
		}
	};
	return {
		/** Refuses an address that may not be called. A host that is not to be found now may be later. */
		async admit(url: string, field: string): Promise<void> {
			const { protocol, username, password, hostname, port } = new URL(url);
			if (username !== '' || password !== '') throw callbackMalformed(field);
			const refusal = await judgeHost(policy, { protocol, hostname, port });
			if (refusal) throw new Refusal({ ...refusal.problem, field });
		},
		post: (url: string, headers: Record<string, string>, body: string) =>
			call(url, { method: 'POST', headers, body, timeoutMs: postTimeoutMs }),
		get: (url: string) => call(url, { method: 'GET', timeoutMs: askTimeoutMs }),
		// OPTIONS: n8n answers it without waking an execution, whatever method that waits for.
		reaches: async (url: string) => (await call(url, { method: 'OPTIONS', timeoutMs: reachTimeoutMs })) !== null,
		/** Calls that are on their way count as not answered. */
		close: () => dispatcher.destroy(),
	};
}
