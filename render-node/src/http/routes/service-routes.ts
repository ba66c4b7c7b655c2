import { isOfKind } from '../../application/generation/offered-models.js';
import { checkHealth } from '../../application/health/check-health.js';
import { healthChecks } from '../../application/health/health-checks.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ServiceRoutes = 'getHealth' | 'getCapabilities' | 'getVoices' | 'getModels';

export const serviceRoutes = (deps: HttpDeps): Pick<RouteHandlers, ServiceRoutes> => ({
	getHealth: () => checkHealth(healthChecks(deps), deps.clock),
	getCapabilities: () => deps.capabilities(),
	getVoices: async ({ query }) => ({ items: await deps.voices(query.locale) }),
	getModels: async ({ query }) => ({ items: (await deps.models()).filter(isOfKind(query.kind)) }),
});
