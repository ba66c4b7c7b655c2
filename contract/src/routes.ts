import type { z } from 'zod';
import { routeTable, type RouteName } from '../route-table.js';
import type { AccessRole } from '../vocabulary.js';
import { accessRoutes } from './routes/access.js';
import { assetRoutes } from './routes/assets.js';
import { auditRoutes } from './routes/audit.js';
import { budgetRoutes } from './routes/budgets.js';
import { evidenceRoutes } from './routes/evidence.js';
import { jobRoutes } from './routes/jobs.js';
import { privacyRoutes } from './routes/privacy.js';
import { productionRoutes } from './routes/productions.js';
import { retentionRoutes } from './routes/retention.js';
import { reviewRoutes } from './routes/reviews.js';
import { purchaseRoutes } from './routes/purchases.js';
import { profileRoutes } from './routes/profiles.js';
import { quotaRoutes } from './routes/quotas.js';
import type { RouteSchemas } from './routes/route-schemas.js';
import { serviceRoutes } from './routes/service.js';
import { timelineRoutes } from './routes/timelines.js';
import { webhookRoutes } from './routes/webhooks.js';

/** The schemas of every route, by its name in the route table. */
export const routeSchemas = {
	...accessRoutes,
	...assetRoutes,
	...auditRoutes,
	...budgetRoutes,
	...evidenceRoutes,
	...jobRoutes,
	...privacyRoutes,
	...productionRoutes,
	...profileRoutes,
	...purchaseRoutes,
	...quotaRoutes,
	...retentionRoutes,
	...reviewRoutes,
	...serviceRoutes,
	...timelineRoutes,
	...webhookRoutes,
} as const satisfies Record<RouteName, RouteSchemas>;

export const routeNames = Object.keys(routeTable) as RouteName[];

/** The least role that may call a route. */
export function neededRole(name: RouteName): AccessRole {
	const { role }: RouteSchemas = routeSchemas[name];
	return role ?? (routeTable[name].method === 'GET' ? 'viewer' : 'operator');
}

type Schemas = typeof routeSchemas;
type Input<N extends RouteName, K extends 'query' | 'body'> =
	Schemas[N] extends Record<K, infer S extends z.ZodType> ? z.input<S> : undefined;
type PathParams<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
	? Name | PathParams<Rest>
	: P extends `${string}:${infer Name}`
		? Name
		: never;

/** What a caller of each route passes and gets. */
export type RouteTypes = {
	[N in RouteName]: {
		params: { [K in PathParams<(typeof routeTable)[N]['path']>]: string };
		query: Input<N, 'query'>;
		body: Input<N, 'body'>;
		response: z.output<Schemas[N]['response']>;
	};
};
