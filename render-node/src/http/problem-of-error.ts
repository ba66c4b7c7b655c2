import type { Problem } from '@showrunner/contract';
import { defect, inputInvalid, Refusal } from '../domain/refusal.js';
import { storeAway } from '../domain/store/store-away.js';

type HttpError = { status: number; type?: string; limitBytes?: number; message: string };

function asHttpError(error: unknown): HttpError | null {
	if (typeof error !== 'object' || error === null || !('status' in error)) return null;
	const { status } = error;
	if (typeof status !== 'number' || status < 400 || status > 499) return null;
	const type = 'type' in error && typeof error.type === 'string' ? { type: error.type } : {};
	const limit = 'limit' in error && typeof error.limit === 'number' ? { limitBytes: error.limit } : {};
	return { status, ...type, ...limit, message: 'message' in error ? String(error.message) : '' };
}

const bodyCases: Record<string, { type: string; title: string; fix: string }> = {
	'entity.parse.failed': {
		type: 'body-not-json',
		title: 'The body of the request is not JSON',
		fix: 'Send JSON with the header Content-Type: application/json',
	},
	'entity.too.large': {
		type: 'body-too-large',
		title: 'The body of the request is too long',
		fix: 'Pass fewer items at once, and pass files as assets rather than inside JSON',
	},
};

function fromHttpError({ status, type, limitBytes, message }: HttpError): Problem {
	const known = bodyCases[type ?? ''];
	const limit = limitBytes === undefined ? '' : `; the limit here is ${limitBytes} bytes`;
	const told = known ?? {
		type: 'request-malformed',
		title: 'The request is not as it must be',
		fix: 'Check address, headers and body of the request',
	};
	return { ...told, status, kind: 'input-invalid', detail: `${message}${limit}` };
}

/** The problem document for whatever went wrong in a request; a stack or a cause never gets into it. */
export function problemOfError(error: unknown, isAway: (error: unknown) => boolean): Problem {
	if (error instanceof Refusal) return error.problem;
	const http = asHttpError(error);
	if (http) return fromHttpError(http);
	if (isAway(error)) return storeAway().problem;
	return defect('defect', 'The service ran into something that it was not built for', {
		fix: "Look into the service's log for this request's id, and report what it says",
	}).problem;
}

export const routeNotFound = (method: string, path: string): Refusal =>
	new Refusal({
		...inputInvalid('route-not-found', 'The service has no such route', { fix: 'See /openapi.json for all routes' })
			.problem,
		status: 404,
		detail: `${method} ${path}`,
	});
