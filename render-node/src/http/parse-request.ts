import {
	assetIdSchema,
	idSchema,
	profileNameSchema,
	routeSchemas,
	routeTable,
	type RouteName,
} from '@showrunner/contract';
import type { Request } from 'express';
import { z } from 'zod';
import { parseOrRefuse } from '../application/validation/refuse-invalid.js';
import { refuseUnprintable } from '../application/validation/refuse-unprintable.js';
import { inputInvalid } from '../domain/refusal.js';

type RouteShape = {
	summary: string;
	query?: z.ZodType;
	body?: z.ZodType;
	raw?: string;
	idempotent?: 'required' | 'optional';
};

const keyHeader = 'Idempotency-Key';
const keyForm = z
	.string()
	.min(1)
	.max(255)
	.regex(/^[\x20-\x7e]+$/, 'must be printable ASCII');
const keySchema = z.object({ [keyHeader]: keyForm });

function idempotencyKey(request: Request, route: RouteShape): string | undefined {
	const key = request.get(keyHeader);
	if (key !== undefined) return parseOrRefuse(keySchema, { [keyHeader]: key })[keyHeader];
	if (route.idempotent !== 'required') return undefined;
	throw inputInvalid('idempotency-key-missing', 'This request needs an Idempotency-Key header', {
		field: keyHeader,
		fix: 'Send a key that stays the same when the same request is sent again',
	});
}

/** Path parameters that are no UUIDs. */
const otherForms: Record<string, z.ZodType> = { assetId: assetIdSchema, profileName: profileNameSchema };

/** Made once for each route: a schema is compiled when it is first used, which costs more than all else of a request. */
const parameterSchemas = new Map<RouteName, z.ZodType>();

function parameterSchema(name: RouteName): z.ZodType {
	const known = parameterSchemas.get(name);
	if (known) return known;
	const names = [...routeTable[name].path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter);
	const schema = z.object(Object.fromEntries(names.map((one) => [one, otherForms[one] ?? idSchema])));
	parameterSchemas.set(name, schema);
	return schema;
}

/** Parses every part of a request by the contract, or refuses. */
export function parseRequest(name: RouteName, request: Request) {
	const route: RouteShape = routeSchemas[name];
	const query: unknown = { ...request.query };
	refuseUnprintable(query);
	return {
		params: parseOrRefuse(parameterSchema(name), request.params),
		query: route.query && parseOrRefuse(route.query, query),
		body: route.body && parseOrRefuse(route.body, request.body ?? {}),
		idempotencyKey: idempotencyKey(request, route),
	};
}
