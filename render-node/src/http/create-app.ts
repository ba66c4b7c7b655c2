import { routeNames, routeSchemas, routeTable, type RouteName } from '@showrunner/contract';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Caller } from '../domain/access/caller.js';
import type { Tracer } from '../domain/tracing/tracer.js';
import { answerProblems } from './answer-problem.js';
import { authenticate, hasValidLink, linkHolder, type Credentials } from './authenticate.js';
import type { HttpMetrics } from './http-metrics.js';
import { correlate } from './correlate.js';
import { logRequests } from './log-requests.js';
import { parseRequest } from './parse-request.js';
import { mountProbes, type Probes } from './probes.js';
import { routeNotFound } from './problem-of-error.js';
import type { RouteHandlers } from './route-handlers.js';

export type AppOptions = {
	handlers: RouteHandlers | null;
	credentials: Credentials;
	probes: Probes;
	log: Logger;
	tracer: Tracer;
	isAway(error: unknown): boolean;
	/** Adds pages for people; null where there are none. */
	mountPages: ((app: Express) => void) | null;
	/** Aborted when the service shuts down, so that waiting requests are answered at once. */
	closing: AbortSignal;
};

/** Room for the largest callback context and the jobs around it. */
const longestJson = '8mb';
/** Whatever its header says: a body that is left unread would be refused for members that it has. */
const readJson = express.json({ limit: longestJson, type: () => true });

type LooseHandler = (request: unknown, response: Response) => Promise<unknown>;
type LooseRoute = { summary: string; body?: unknown; raw?: string; status?: number };

/** Lets the caller in by key, or by a signed link where the route is one that links lead to. */
function letIn(name: RouteName, request: Request, credentials: Credentials): Caller {
	const isLinked = name === 'downloadAsset' && hasValidLink(request, String(request.params.assetId), credentials);
	return isLinked ? linkHolder : authenticate(request, credentials);
}

function hangUp(response: Response): AbortSignal {
	const controller = new AbortController();
	response.once('close', () => controller.abort());
	return controller.signal;
}

function answerWith(name: RouteName, handler: LooseHandler, { closing }: AppOptions): RequestHandler {
	const route: LooseRoute = routeSchemas[name];
	return async (request, response) => {
		const parsed = parseRequest(name, request);
		const signal = AbortSignal.any([hangUp(response), closing]);
		const caller: unknown = response.locals.caller;
		const answer = await handler({ ...parsed, caller, signal, incoming: request }, response);
		if (route.raw === 'response' || route.raw === 'event-stream') return;
		response
			.set('Cache-Control', 'no-store')
			.status(route.status ?? 200)
			.json(answer);
	};
}

function mountRoute(app: Express, name: RouteName, handler: LooseHandler, options: AppOptions): void {
	const { method, path } = routeTable[name];
	const route: LooseRoute = routeSchemas[name];
	const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
	const enter: RequestHandler = (request, response, next) => {
		response.locals.route = name;
		response.locals.caller = letIn(name, request, options.credentials);
		next();
	};
	const read = route.body ? [readJson] : [];
	app[verb](path, enter, ...read, answerWith(name, handler, options));
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
	const app = express();
	app.set('etag', false);
	app.use(logRequests(log), correlate(options.tracer), measure(probes.metrics));
	// Signed links to media are there to be embedded elsewhere.
	app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }));
	mountProbes(app, probes);
	// The contract ties each name to the types of its handler; a loop over names cannot carry them along.
	const loose = handlers as unknown as Record<RouteName, LooseHandler> | null;
	if (loose) for (const name of routeNames) mountRoute(app, name, loose[name], options);
	options.mountPages?.(app);
	app.use((request) => {
		throw routeNotFound(request.method, request.path);
	});
	app.use(answerProblems(log, isAway));
	return app;
}
