import type { IncomingMessage } from 'node:http';
import type { RouteName, routeSchemas, RouteTypes } from '@showrunner/contract';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Caller } from '../domain/access/caller.js';

type Schemas = typeof routeSchemas;
type Parsed<N extends RouteName, K extends 'query' | 'body'> =
	Schemas[N] extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** A request that was let in and whose every part was parsed by the contract. */
export type RouteRequest<N extends RouteName> = {
	params: RouteTypes[N]['params'];
	query: Parsed<N, 'query'>;
	body: Parsed<N, 'body'>;
	idempotencyKey: string | undefined;
	/** Who asks. */
	caller: Caller;
	/** Aborted when the caller hangs up or the service shuts down. */
	signal: AbortSignal;
	incoming: IncomingMessage;
};

export type RawRouteName = 'downloadAsset' | 'exportEvidence' | 'exportPerson' | 'streamJob';
export type JsonRouteName = Exclude<RouteName, RawRouteName>;

export type JsonHandlers = { [N in JsonRouteName]: (request: RouteRequest<N>) => Promise<RouteTypes[N]['response']> };
/** Routes that write their own answer. */
export type RawHandlers = { [N in RawRouteName]: (request: RouteRequest<N>, response: Response) => Promise<void> };
export type RouteHandlers = JsonHandlers & RawHandlers;
