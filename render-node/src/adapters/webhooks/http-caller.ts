import { Agent, request } from 'undici';
import type { Answer } from '../../domain/callbacks/caller-presence.js';
import type { Log } from '../../domain/ports.js';

/** Enough of an answer to tell what it means. */
const readBytes = 4_096;
const postTimeoutMs = 30_000;
const askTimeoutMs = 5_000;
const reachTimeoutMs = 3_000;

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

/**
 * Calls webhooks. Each call has a connection of its own, so that a receiver that was restarted is not
 * met through a dead one; redirects are answers, and are not followed.
 */
export function createHttpCaller(log: Log) {
	const dispatcher = new Agent({ connect: { timeout: 10_000 } });
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
			const reason = error instanceof Error ? error.name : 'unknown';
			log.debug({ host: new URL(url).host, method, reason }, 'a webhook call was not answered');
			return null;
		}
	};
	return {
		post: (url: string, headers: Record<string, string>, body: string) =>
			call(url, { method: 'POST', headers, body, timeoutMs: postTimeoutMs }),
		get: (url: string) => call(url, { method: 'GET', timeoutMs: askTimeoutMs }),
		// OPTIONS: n8n answers it without waking an execution, whatever method that waits for.
		reaches: async (url: string) => (await call(url, { method: 'OPTIONS', timeoutMs: reachTimeoutMs })) !== null,
		/** Calls that are on their way count as not answered. */
		close: () => dispatcher.destroy(),
	};
}
