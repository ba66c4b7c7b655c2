import { createStackParser, createTransport, Scope, type BaseTransportOptions } from '@sentry/core';
import { nodeStackLineParser, ServerRuntimeClient } from '@sentry/core/server';
import { toldError } from '../log/told-error.js';

export type ErrorReporter = {
	/** Tells of an error that is our own doing; the facts name what it belongs to. */
	report(error: unknown, message: string, facts: Readonly<Record<string, string>>): void;
	close(): Promise<void>;
};

const sendTimeoutMs = 5_000;

/** Sends envelopes without holding anything up: what cannot be sent in time is dropped. */
const makeTransport = (options: BaseTransportOptions) =>
	createTransport(options, async ({ body }) => {
		const answer = await fetch(options.url, {
			method: 'POST',
			body,
			...(options.headers && { headers: options.headers }),
			signal: AbortSignal.timeout(sendTimeoutMs),
		});
		await answer.arrayBuffer();
		return { statusCode: answer.status };
	});

/** What may be told of an error: the parts that the log may hold, and the stack. */
function tellable(error: unknown): Error {
	const { type, message, stack } = toldError(error);
	const told = new Error(message);
	told.name = type;
	if (stack !== undefined) told.stack = stack;
	return told;
}

/** @param dsn address and public key of a project of Sentry, or of a server that speaks its protocol */
export function createErrorReporter(dsn: string, release: string): ErrorReporter {
	const client = new ServerRuntimeClient({
		dsn,
		release,
		integrations: [],
		stackParser: createStackParser(nodeStackLineParser()),
		transport: makeTransport,
		platform: 'node',
		runtime: { name: 'node', version: process.version },
	});
	client.init();
	return {
		report(error, message, facts) {
			const scope = new Scope();
			scope.setClient(client);
			scope.setTags({ ...facts, message });
			client.captureException(tellable(error), undefined, scope);
		},
		close: async () => void (await client.close(sendTimeoutMs)),
	};
}
