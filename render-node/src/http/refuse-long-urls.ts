import type { RequestHandler } from 'express';
import { urlTooLong } from '../domain/refusal.js';

/** No route needs a tenth of it. */
const longestUrl = 8_192;

export const refuseLongUrls: RequestHandler = (request, _response, next) => {
	if (request.url.length <= longestUrl) return next();
	throw urlTooLong('url-too-long', 'The address of the request is too long', {
		detail: `${request.url.length} characters, the limit is ${longestUrl}`,
		fix: 'Send less in the query; a cursor goes back as it came',
	});
};
