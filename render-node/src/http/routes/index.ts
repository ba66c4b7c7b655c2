import type { RouteHandlers } from '../route-handlers.js';
import { assetRoutes } from './asset-routes.js';
import { batchRoutes } from './batch-routes.js';
import { budgetRoutes } from './budget-routes.js';
import type { HttpDeps } from './deps.js';
import { jobRoutes } from './job-routes.js';
import { productionRoutes } from './production-routes.js';
import { reviewRoutes } from './review-routes.js';
import { quotaRoutes } from './quota-routes.js';
import { serviceRoutes } from './service-routes.js';
import { timelineRoutes } from './timeline-routes.js';

/** A handler for every route of the contract; the type fails to compile where one is missing. */
export const allRoutes = (deps: HttpDeps): RouteHandlers => ({
	...assetRoutes(deps),
	...batchRoutes(deps),
	...budgetRoutes(deps),
	...jobRoutes(deps),
	...productionRoutes(deps),
	...quotaRoutes(deps),
	...reviewRoutes(deps),
	...serviceRoutes(deps),
	...timelineRoutes(deps),
});
