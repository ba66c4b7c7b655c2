import { routeTable, type RouteName } from './route-table.js';
import type { Problem, RouteTypes } from '@showrunner/contract';

/** The part of `fetch` that the client needs; nodes and tests each bring their own. */
export type ContractFetch = (
	url: string,
	init: { method: string; headers: Record<string, string>; body?: string; signal?: AbortSignal },
) => Promise<{ status: number; text(): Promise<string> }>;

type Given<T> = T extends undefined ? { [K in never]: never } : T;
type CallOptions<N extends RouteName> = {
	idempotencyKey?: string;
	signal?: AbortSignal;
} & (keyof RouteTypes[N]['params'] extends never ? unknown : { params: RouteTypes[N]['params'] }) &
	(RouteTypes[N]['query'] extends undefined ? unknown : { query?: Given<RouteTypes[N]['query']> }) &
	(RouteTypes[N]['body'] extends undefined ? unknown : { body: RouteTypes[N]['body'] });

type LooseOptions = {
	params?: Record<string, string>;
	query?: Record<string, unknown>;
	body?: unknown;
	idempotencyKey?: string;
	signal?: AbortSignal;
};

export type ContractClient = {
	/** Calls one JSON route. Throws `RefusedByService` with the service's problem when it says no. */
	call<N extends RouteName>(name: N, options: CallOptions<N>): Promise<RouteTypes[N]['response']>;
};

/** The service answered, and its answer was no. */
export class RefusedByService extends Error {
	constructor(readonly problem: Problem) {
		super(problem.title);
		this.name = 'RefusedByService';
	}
}

export function routeUrl(baseUrl: string, name: RouteName, options: LooseOptions): string {
	const path = routeTable[name].path.replace(/:(\w+)/g, (_, key: string) =>
		encodeURIComponent(options.params?.[key] ?? ''),
	);
	const query = Object.entries(options.query ?? {})
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
		.join('&');
	return `${baseUrl.replace(/\/+$/, '')}${path}${query && `?${query}`}`;
}

/** An answer that is no problem document (a proxy's page, say) still becomes a problem. */
export function toProblem(status: number, text: string): Problem {
	try {
		const body = JSON.parse(text) as Partial<Problem>;
		if (body.kind && body.title) return body as Problem;
	} catch {
		// Not JSON: told below by its status alone.
	}
	return {
		type: 'unexpected-answer',
		title: `The render-node's address answered with status ${status} in a form it never uses`,
		status,
		kind: status >= 500 ? 'temporarily-unavailable' : 'configuration-invalid',
		fix: 'Check that the address in the credential is that of the render-node and not of another service',
	};
}

export function createContractClient(baseUrl: string, fetch: ContractFetch): ContractClient {
	return {
		async call<N extends RouteName>(name: N, options: CallOptions<N>) {
			const given = options as LooseOptions;
			const response = await fetch(routeUrl(baseUrl, name, given), {
				method: routeTable[name].method,
				headers: {
					accept: 'application/json',
					...(given.body !== undefined && { 'content-type': 'application/json' }),
					...(given.idempotencyKey !== undefined && { 'idempotency-key': given.idempotencyKey }),
				},
				...(given.body !== undefined && { body: JSON.stringify(given.body) }),
				...(given.signal && { signal: given.signal }),
			});
			const text = await response.text();
			if (response.status >= 400) throw new RefusedByService(toProblem(response.status, text));
			return JSON.parse(text) as RouteTypes[N]['response'];
		},
	};
}
