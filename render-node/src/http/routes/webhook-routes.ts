import { requestKey } from '../../application/idempotency/replay.js';
import { pageRequest, toPage } from '../../application/paging.js';
import { createSubscription } from '../../application/subscriptions/create-subscription.js';
import { deleteSubscription } from '../../application/subscriptions/delete-subscription.js';
import { enableSubscription } from '../../application/subscriptions/enable-subscription.js';
import { getSubscription } from '../../application/subscriptions/get-subscription.js';
import { toSubscription } from '../../application/subscriptions/show-subscription.js';
import { replayDeliveries, replayDelivery } from '../../application/webhooks/replay-deliveries.js';
import { deliveryNotFound, toDelivery } from '../../application/webhooks/show-delivery.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

type SubscriptionRoutes =
	| 'createSubscription'
	| 'getSubscriptions'
	| 'getSubscription'
	| 'enableSubscription'
	| 'deleteSubscription';
type DeliveryRoutes = 'getDeliveries' | 'getDelivery' | 'replayDelivery' | 'replayDeliveries';

const subscriptionRoutes = (deps: HttpDeps): Pick<RouteHandlers, SubscriptionRoutes> => ({
	createSubscription: ({ body, idempotencyKey, caller }) =>
		createSubscription(deps, body, requestKey('createSubscription', idempotencyKey, body), caller),
	getSubscriptions: async ({ query }) =>
		toPage(await deps.store.subscriptions.list(pageRequest(query)), (records) => records.map(toSubscription)),
	getSubscription: ({ params }) => getSubscription(deps, params.subscriptionId),
	enableSubscription: ({ params, caller }) => enableSubscription(deps, params.subscriptionId, caller.name),
	async deleteSubscription({ params, caller }) {
		await deleteSubscription(deps, params.subscriptionId, caller.name);
		return { deleted: true };
	},
});

const deliveryRoutes = (deps: HttpDeps): Pick<RouteHandlers, DeliveryRoutes> => ({
	async getDeliveries({ query: { state, subscriptionId, batchId, ...paging } }) {
		const filter = {
			...(state && { state }),
			...(subscriptionId !== undefined && { subscriptionId }),
			...(batchId !== undefined && { batchId }),
		};
		const page = await deps.store.deliveries.list(filter, pageRequest(paging));
		return toPage(page, (records) => records.map(toDelivery));
	},
	async getDelivery({ params: { deliveryId } }) {
		const record = await deps.store.deliveries.find(deliveryId);
		if (!record) throw deliveryNotFound(deliveryId);
		return toDelivery(record);
	},
	replayDelivery: ({ params, caller }) => replayDelivery(deps, params.deliveryId, caller.name),
	replayDeliveries({ body: { subscriptionId, from, to }, caller }) {
		const filter = {
			...(subscriptionId !== undefined && { subscriptionId }),
			...(from !== undefined && { from: new Date(from) }),
			...(to !== undefined && { to: new Date(to) }),
		};
		return replayDeliveries(deps, filter, caller.name);
	},
});

export const webhookRoutes = (deps: HttpDeps) => ({ ...subscriptionRoutes(deps), ...deliveryRoutes(deps) });
