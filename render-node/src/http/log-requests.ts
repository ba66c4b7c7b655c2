import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';

/** A caller may name its request itself, in a form that is safe in logs and headers. */
const callersId = /^[\w.-]{1,64}$/;

export const withoutSecrets = (url: string): string => url.replace(/([?&](?:signature|token)=)[^&]*/gi, '$1[secret]');

/** Gives each request an id, tells it the caller, and logs how it ended; never headers or bodies. */
export const logRequests = (log: Logger): HttpLogger =>
	pinoHttp({
		logger: log,
		genReqId(request, response) {
			const given = request.headers['x-request-id'];
			const id = typeof given === 'string' && callersId.test(given) ? given : randomUUID();
			response.setHeader('X-Request-Id', id);
			return id;
		},
		customLogLevel: (_request, response, error) =>
			error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
		customSuccessMessage: () => 'request answered',
		customErrorMessage: () => 'request failed',
		// What went wrong is logged where it is answered; here it would only be an error made of the status.
		customErrorObject: (_request, _response, _error, facts: object) => ({ ...facts, err: undefined }),
		serializers: {
			req: (request: { id: string; method: string; url: string }) => ({
				id: request.id,
				method: request.method,
				url: withoutSecrets(request.url),
			}),
			res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
		},
	});
