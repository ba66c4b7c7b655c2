import { routeNames, routeSchemas, routeTable, type RouteName, type RouteSchemas } from '@showrunner/contract';
import express, { type Express, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Tracer } from '../domain/tracing/tracer.js';
import { answerProblems } from './answer-problem.js';
import type { HttpMetrics } from './http-metrics.js';
import { correlate } from './correlate.js';
import { letIn, type Gate } from './let-in.js';
import { logRequests } from './log-requests.js';
import { parseRequest } from './parse-request.js';
import { ParsedCall } from './parsed-call.js';
import { mountProbes, type Probes } from './probes.js';
import { routeNotFound } from './problem-of-error.js';
import { readJson } from './read-json.js';
import { refuseLongUrls } from './refuse-long-urls.js';
import type { RouteHandlers } from './route-handlers.js';
import { deprecationsOf, tellDeprecations } from './tell-deprecation.js';

export type AppOptions = {
	handlers: RouteHandlers | null;
	gate: Gate;
	/** Proxies whose word about the caller's address is believed. */
	trustedProxies: readonly string[];
	probes: Probes;
	log: Logger;
	tracer: Tracer;
	isAway(error: unknown): boolean;
	/** Adds pages for people; null where there are none. */
	mountPages: ((app: Express) => void) | null;
	/** Adds uploads that can be resumed, let in as those in one piece are; null where there are none. */
	mountUploads: ((app: Express, enter: RequestHandler) => void) | null;
	/** Aborted when the service shuts down, so that waiting requests are answered at once. */
	closing: AbortSignal;
};

type LooseHandler = (request: unknown, response: Response) => Promise<unknown>;

function answerWith(name: RouteName, handler: LooseHandler, { closing }: AppOptions): RequestHandler {
	const route: RouteSchemas = routeSchemas[name];
	return async (request, response) => {
		tellDeprecations(response, deprecationsOf(route, request));
		const parsed = parseRequest(name, request);
		const answer = await handler(new ParsedCall(parsed, request, response, closing), response);
		if (route.raw === 'response' || route.raw === 'event-stream') return;
		response
			.set('Cache-Control', 'no-store')
			.status(route.status ?? 200)
			.json(answer);
	};
}

type Mounting = AppOptions & { enter(name: RouteName): RequestHandler };

function mountRoute(app: Express, name: RouteName, handler: LooseHandler, options: Mounting): void {
	const { method, path } = routeTable[name];
	const route: RouteSchemas = routeSchemas[name];
	const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
	const read = route.body ? readJson(route.bodyMaxBytes) : [];
	app[verb](path, options.enter(name), ...read, answerWith(name, handler, options));
}

function measure(metrics: HttpMetrics): RequestHandler {
	return (request, response, next) => {
		const begun = performance.now();
		response.once('finish', () => {
			const route = String(response.locals.route ?? 'other');
			metrics.requestAnswered(route, request.method, response.statusCode, performance.now() - begun);
		});
		next();
	};
}

/** The service's HTTP face: every route of the contract, and problem documents for all the rest. */
export function createApp(options: AppOptions): Express {
	const { handlers, probes, log, isAway } = options;
	const mounting = { ...options, enter: letIn(options.gate) };
	const app = express();
	app.set('etag', false);
	app.set('trust proxy', options.trustedProxies.length > 0 ? [...options.trustedProxies] : false);
	app.use(logRequests(log), correlate(options.tracer), measure(probes.metrics));
	// Signed links to media are there to be embedded elsewhere.
	app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }));
	app.use(refuseLongUrls);
	mountProbes(app, probes);
	// The contract ties each name to the types of its handler; a loop over names cannot carry them along.
	const loose = handlers as unknown as Record<RouteName, LooseHandler> | null;
	if (loose) for (const name of routeNames) mountRoute(app, name, loose[name], mounting);
	options.mountUploads?.(app, mounting.enter('uploadAsset'));
	options.mountPages?.(app);
	app.use((request) => {
		throw routeNotFound(request.method, request.path);
	});
	app.use(answerProblems(log, isAway));
	return app;
}
