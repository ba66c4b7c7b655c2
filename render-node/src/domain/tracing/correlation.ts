import { createHash } from 'node:crypto';
import type { SpanPlace } from './tracer.js';

/** Header in which a caller names the run that its requests belong to, such as an execution of n8n. */
export const correlationHeader = 'x-correlation-id';

const form = /^[\w.:@/-]{1,128}$/;

/** The caller's name for its run, if it is safe in logs and rows. */
export const correlationIdOf = (header: unknown): string | null =>
	typeof header === 'string' && form.test(header) ? header : null;

/** W3C Trace Context, version 00: https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The span that a `traceparent` header names, or null; all zeros name none. */
export function spanOfHeader(header: unknown): SpanPlace | null {
	const [, traceId = '', spanId = ''] = (typeof header === 'string' && traceparent.exec(header)) || [];
	return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : null;
}

/**
 * The trace of a run that is known by its name alone. It follows from the name, so that all its requests and jobs, on
 * whatever machine, are one trace.
 */
export function spanOfRun(correlationId: string): SpanPlace {
	const digest = createHash('sha256').update(`showrunner/trace/v1\n${correlationId}`).digest('hex');
	return { traceId: digest.slice(0, 32), spanId: digest.slice(32, 48) };
}
