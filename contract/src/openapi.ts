import { createDocument, type ZodOpenApiPathsObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import { z } from 'zod';
import { routeTable, type RouteName } from '../route-table.js';
import { jobSchemas } from './jobs/index.js';
import { problemSchema } from './problem.js';
import { neededRole, routeNames, routeSchemas } from './routes.js';
import { batchFinishedEventSchema, eventSchema, reviewsDecidedEventSchema } from './webhooks.js';

type AnyRoute = {
	summary: string;
	query?: z.ZodObject;
	body?: z.ZodType;
	response: z.ZodType;
	raw?: string;
	status?: number;
	idempotent?: string;
	deprecated?: unknown;
};

const problemResponse = {
	description: 'What was off, by RFC 9457',
	content: { 'application/problem+json': { schema: problemSchema } },
};

function content(route: AnyRoute, side: 'request' | 'response') {
	if (route.raw === 'event-stream' && side === 'response') return { 'text/event-stream': { schema: z.string() } };
	if (route.raw === side) return { '*/*': { schema: z.any() } };
	const schema = side === 'request' ? route.body : route.response;
	return schema ? { 'application/json': { schema } } : undefined;
}

function parameters(route: AnyRoute, path: string) {
	const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
	const header =
		route.idempotent === 'required'
			? z.object({ 'Idempotency-Key': z.string().min(1).max(255) })
			: route.idempotent && z.object({ 'Idempotency-Key': z.string().min(1).max(255).optional() });
	return {
		...(names.length > 0 && { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
		...(route.query && { query: route.query }),
		...(header && { header }),
	};
}

function operation(name: RouteName, route: AnyRoute, path: string): ZodOpenApiOperationObject {
	const body = content(route, 'request');
	return {
		operationId: name,
		summary: route.summary,
		description: `Takes an API key with the role ${neededRole(name)}.`,
		...(route.deprecated !== undefined && { deprecated: true }),
		requestParams: parameters(route, path),
		...(body && { requestBody: { content: body, required: true } }),
		responses: {
			[String(route.status ?? 200)]: { description: 'Done', content: content(route, 'response') },
			default: problemResponse,
		},
	};
}

/** The OpenAPI 3.1 description of the whole service, made from the route table and nothing else. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
	const paths: ZodOpenApiPathsObject = {};
	for (const name of routeNames) {
		const { method, path } = routeTable[name];
		const template = path.replace(/:(\w+)/g, '{$1}');
		const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
		paths[template] = { ...paths[template], [verb]: operation(name, routeSchemas[name], path) };
	}
	const jobs = Object.values(jobSchemas).flatMap(({ input, result }) => [input, result]);
	const events = [batchFinishedEventSchema, reviewsDecidedEventSchema, eventSchema];
	const named = [...jobs, ...events].map((schema) => [String(schema.meta()?.id), schema]);
	return createDocument({
		openapi: '3.1.0',
		info: { title: 'Showrunner render-node', version, license: { name: 'MIT', identifier: 'MIT' } },
		servers: [{ url: '/' }],
		security: [{ apiKey: [] }],
		paths,
		components: {
			schemas: Object.fromEntries(named),
			securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
		},
	});
}
