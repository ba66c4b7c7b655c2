import express, { type RequestHandler } from 'express';
import { timedOut } from '../domain/refusal.js';
import { checkJsonText } from './check-json-text.js';

const longestJson = 1024 * 1024;
/** A slow line of 64 kbit/s brings a megabyte in two minutes. */
const slowestMs = 120_000;

const tooSlow = () =>
	timedOut('body-too-slow', 'The body of the request did not come to its end', { fix: 'Send it again' });

/** Gives up on a body that trickles: each byte would keep the connection from counting as idle. */
const inTime =
	(limitMs: number): RequestHandler =>
	(request, response, next) => {
		const timer = setTimeout(() => {
			if (!request.complete && !response.headersSent) next(tooSlow());
		}, limitMs);
		const stop = () => clearTimeout(timer);
		request.once('end', stop).once('close', stop);
		next();
	};

/**
 * Reads a body as JSON, whatever its header says: one that is left unread would be refused for members that it has.
 * What it unpacks to counts, not what came.
 */
export const readJson = (limit = longestJson, limitMs = slowestMs): RequestHandler[] => [
	inTime(limitMs),
	express.json({
		limit,
		type: () => true,
		verify: (_request, _response, bytes, encoding) => checkJsonText(bytes, encoding),
	}),
];
