import { isOfKind } from '../../application/generation/offered-models.js';
import { createSubscription } from '../../application/subscriptions/create-subscription.js';
import { deleteSubscription } from '../../application/subscriptions/delete-subscription.js';
import { getSubscription } from '../../application/subscriptions/get-subscription.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type ServiceRoutes =
	| 'getCapabilities'
	| 'getVoices'
	| 'getModels'
	| 'createSubscription'
	| 'getSubscription'
	| 'deleteSubscription';

export const serviceRoutes = (deps: HttpDeps): Pick<RouteHandlers, ServiceRoutes> => ({
	getCapabilities: () => deps.capabilities(),
	getVoices: async ({ query }) => ({ items: await deps.voices(query.locale) }),
	getModels: async ({ query }) => ({ items: (await deps.models()).filter(isOfKind(query.kind)) }),
	createSubscription: ({ body, caller }) => createSubscription(deps, body, caller.keyHash),
	getSubscription: ({ params }) => getSubscription(deps, params.subscriptionId),
	async deleteSubscription({ params }) {
		await deleteSubscription(deps, params.subscriptionId);
		return { deleted: true };
	},
});
