import type { RequestHandler } from 'express';
import { withWorkFacts } from '../application/work-context.js';
import { correlationHeader, correlationIdOf, spanOfHeader, spanOfRun } from '../domain/tracing/correlation.js';
import type { Tracer } from '../domain/tracing/tracer.js';

/** Ties a request to the run that its caller names: in the log, in the jobs that it creates, and in traces. */
export function correlate(tracer: Tracer): RequestHandler {
	return (request, response, next) => {
		const correlationId = correlationIdOf(request.get(correlationHeader));
		const parent =
			spanOfHeader(request.get('traceparent')) ?? (correlationId === null ? null : spanOfRun(correlationId));
		const span = tracer.begin({
			name: 'request',
			kind: 'server',
			parent,
			facts: { 'http.request.method': request.method },
		});
		response.once('close', () => {
			const route = String(response.locals.route ?? 'other');
			span.end({ 'http.route': route, 'http.response.status_code': response.statusCode });
		});
		const facts = { requestId: String(response.locals.requestId), ...(correlationId !== null && { correlationId }) };
		span.within(() => withWorkFacts(facts, next));
	};
}
