import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { parseRequest } from './parse-request.js';

type Parts = ReturnType<typeof parseRequest>;

function hangUp(response: Response): AbortSignal {
	const controller = new AbortController();
	// After a whole answer nobody listens any more, and each abort would cost an error with its stack.
	response.once('close', () => void (response.writableFinished || controller.abort()));
	return controller.signal;
}

/**
 * What a handler is given. Its signal is made when it is asked for: most handlers never do, and making one is a good
 * part of what a short request costs. The getter stands in a class, as one in an object literal is a shape of its own
 * for each request to V8, by which the whole request outlives every short collection of garbage.
 */
export class ParsedCall {
	readonly params: Parts['params'];
	readonly query: Parts['query'];
	readonly body: Parts['body'];
	readonly idempotencyKey: Parts['idempotencyKey'];
	readonly caller: unknown;
	readonly incoming: IncomingMessage;
	readonly #response: Response;
	readonly #closing: AbortSignal;
	#signal: AbortSignal | null = null;

	/** @param closing aborted when the service shuts down */
	constructor(parts: Parts, incoming: IncomingMessage, response: Response, closing: AbortSignal) {
		this.params = parts.params;
		this.query = parts.query;
		this.body = parts.body;
		this.idempotencyKey = parts.idempotencyKey;
		this.caller = response.locals.caller;
		this.incoming = incoming;
		this.#response = response;
		this.#closing = closing;
	}

	get signal(): AbortSignal {
		return (this.#signal ??= AbortSignal.any([hangUp(this.#response), this.#closing]));
	}
}
