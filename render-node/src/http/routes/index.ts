import type { RouteHandlers } from '../route-handlers.js';
import { accessRoutes } from './access-routes.js';
import { assetRoutes } from './asset-routes.js';
import { auditRoutes } from './audit-routes.js';
import { batchRoutes } from './batch-routes.js';
import { budgetRoutes } from './budget-routes.js';
import type { HttpDeps } from './deps.js';
import { evidenceRoutes } from './evidence-routes.js';
import { jobRoutes } from './job-routes.js';
import { privacyRoutes } from './privacy-routes.js';
import { productionRoutes } from './production-routes.js';
import { retentionRoutes } from './retention-routes.js';
import { reviewRoutes } from './review-routes.js';
import { purchaseRoutes } from './purchase-routes.js';
import { profileRoutes } from './profile-routes.js';
import { quotaRoutes } from './quota-routes.js';
import { serviceRoutes } from './service-routes.js';
import { timelineRoutes } from './timeline-routes.js';
import { webhookRoutes } from './webhook-routes.js';

/** A handler for every route of the contract; the type fails to compile where one is missing. */
export const allRoutes = (deps: HttpDeps): RouteHandlers => ({
	...accessRoutes(deps),
	...assetRoutes(deps),
	...auditRoutes(deps),
	...batchRoutes(deps),
	...budgetRoutes(deps),
	...evidenceRoutes(deps),
	...jobRoutes(deps),
	...privacyRoutes(deps),
	...productionRoutes(deps),
	...profileRoutes(deps),
	...purchaseRoutes(deps),
	...quotaRoutes(deps),
	...retentionRoutes(deps),
	...reviewRoutes(deps),
	...serviceRoutes(deps),
	...timelineRoutes(deps),
	...webhookRoutes(deps),
});
