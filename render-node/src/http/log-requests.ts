import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** A caller may name its request itself, in a form that is safe in logs and headers. */
const callersId = /^[\w.-]{1,64}$/;

export const withoutSecrets = (url: string): string => url.replace(/([?&](?:signature|token)=)[^&]*/gi, '$1[secret]');

function idOf({ headers }: IncomingMessage): string {
	const given = headers['x-request-id'];
	return typeof given === 'string' && callersId.test(given) ? given : randomUUID();
}

const levelOf = (status: number) => (status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug');

/**
 * Gives each request an id, tells it the caller, and logs how it ended; never headers or bodies. A line is made only
 * where it is written: pino-http makes a logger for each request beforehand, a fifth of what a short one costs.
 */
export function logRequests(log: Logger): RequestHandler {
	return (request, response, next) => {
		const begunMs = performance.now();
		const id = idOf(request);
		response.locals.requestId = id;
		response.setHeader('X-Request-Id', id);
		let failed = false;
		// What went wrong is logged where it is answered; an answer that cannot be sent must not end the process.
		response.on('error', () => (failed = true));
		response.on('close', () => {
			const level = failed ? 'error' : levelOf(response.statusCode);
			if (!log.isLevelEnabled(level)) return;
			log[level](
				{
					req: { id, method: request.method, url: withoutSecrets(request.originalUrl) },
					res: { statusCode: response.statusCode },
					responseTime: Math.round(performance.now() - begunMs),
				},
				level === 'error' ? 'request failed' : 'request answered',
			);
		});
		next();
	};
}
