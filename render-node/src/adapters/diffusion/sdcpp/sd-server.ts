import type { z } from 'zod';
import type { ServerLoad } from '../remote/on-one-of.js';
import { saidByServer } from '../remote/said-by-server.js';
import { serverAddress } from '../remote/server-address.js';
import { answerMalformed, serverUnreachable } from '../remote/server-faults.js';
import { serverRefusal } from '../remote/server-refusal.js';
import { createServerWire } from '../remote/server-wire.js';

/** One `sd-server` of stable-diffusion.cpp, which serves one model and works on one job at a time. */
export type SdServer = ServerLoad & {
	/** A job that nobody waits for any more and that cannot be ended; new orders are refused until it has. */
	busyWith: string | null;
	/** A call below `/sdcpp/v1`, such as `/capabilities`; with a body it is a POST. Every failure is a `Refusal`. */
	call<T>(path: string, shape: z.ZodType<T>, signal: AbortSignal, body?: object): Promise<T>;
	close(): Promise<void>;
};

export function createSdServer(url: string): SdServer {
	const { name, baseUrl } = serverAddress(url);
	const wire = createServerWire(null);
	return {
		...{ name, running: 0, restingUntilMs: 0, busyWith: null, close: () => wire.close() },
		async call(path, shape, signal, body) {
			const { status, text, retryAfter } = await answerOf(() =>
				wire.fetch(`${baseUrl}/sdcpp/v1${path}`, {
					signal,
					...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
				}),
			).catch((error: unknown) => {
				throw signal.aborted ? signal.reason : serverUnreachable(name, error);
			});
			if (status >= 300) throw serverRefusal(name, { status, said: refusalSaid(text), code: '', retryAfter });
			return read(name, text, shape);
		},
	};
}

async function answerOf(fetch: () => Promise<Response>) {
	const answer = await fetch();
	return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') };
}

function read<T>(name: string, text: string, shape: z.ZodType<T>): T {
	try {
		return shape.parse(JSON.parse(text));
	} catch (error) {
		throw answerMalformed(name, error);
	}
}

/** The wire has brought every refusal into one shape. */
function refusalSaid(text: string): string {
	try {
		const { error } = JSON.parse(text) as { error?: { message?: unknown } };
		return saidByServer(typeof error?.message === 'string' ? error.message : text, []);
	} catch {
		return saidByServer(text, []);
	}
}
