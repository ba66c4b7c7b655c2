import type { ErrorRequestHandler } from 'express';
import type { Log } from '../domain/ports.js';
import { problemOfError } from './problem-of-error.js';

/** Turns whatever a request ended in into a problem document by RFC 9457. */
export function answerProblems(log: Log, isAway: (error: unknown) => boolean): ErrorRequestHandler {
	return (error: unknown, request, response, _next) => {
		const problem = problemOfError(error, isAway);
		const requestId = String(response.locals.requestId);
		if (problem.kind === 'defect') log.error({ requestId, err: error }, 'a request met a defect');
		if (response.headersSent) {
			response.destroy();
			return;
		}
		if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
		if (problem.retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(problem.retryAfterMs / 1000)));
		// A refused upload goes on sending; what is left of it is not read.
		if (!request.complete) response.set('Connection', 'close');
		response.status(problem.status).type('application/problem+json');
		response.send(JSON.stringify({ ...problem, instance: problem.instance ?? requestId }));
	};
}
