import { isOfKind } from '../../application/generation/offered-models.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ServiceRoutes = 'getCapabilities' | 'getVoices' | 'getModels';

export const serviceRoutes = (deps: HttpDeps): Pick<RouteHandlers, ServiceRoutes> => ({
	getCapabilities: () => deps.capabilities(),
	getVoices: async ({ query }) => ({ items: await deps.voices(query.locale) }),
	getModels: async ({ query }) => ({ items: (await deps.models()).filter(isOfKind(query.kind)) }),
});
