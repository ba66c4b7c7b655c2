import { z } from 'zod';
import { deliveryStates } from '../../vocabulary.js';
import { idSchema, page } from '../scalars.js';
import { createSubscriptionRequest, deliverySchema, replayDeliveriesRequest, subscriptionSchema } from '../webhooks.js';
import { deleted, paging, type RouteSchemas } from './route-schemas.js';

/** Addresses of webhooks may hold tokens, so that reading them takes more than a viewer. */
export const webhookRoutes = {
	createSubscription: {
		summary: 'Subscribe a webhook to events',
		body: createSubscriptionRequest,
		response: subscriptionSchema,
		status: 201,
		idempotent: 'optional',
	},
	getSubscriptions: {
		summary: 'List subscriptions',
		role: 'operator',
		query: z.strictObject(paging),
		response: page(subscriptionSchema),
	},
	getSubscription: { summary: 'Get a subscription', role: 'operator', response: subscriptionSchema },
	enableSubscription: {
		summary: 'Switch a subscription on again that was switched off after failing',
		response: subscriptionSchema,
	},
	deleteSubscription: { summary: 'Delete a subscription', response: deleted },
	getDeliveries: {
		summary: 'List webhooks, such as those that were given up',
		role: 'operator',
		query: z.strictObject({
			...paging,
			state: z.enum(deliveryStates).optional(),
			subscriptionId: idSchema.optional(),
			batchId: idSchema.optional(),
		}),
		response: page(deliverySchema),
	},
	getDelivery: { summary: 'Get a webhook', role: 'operator', response: deliverySchema },
	replayDelivery: {
		summary: 'Send a webhook again that was given up',
		response: deliverySchema,
		status: 202,
	},
	replayDeliveries: {
		summary: 'Send webhooks again that were given up, 500 at once',
		body: replayDeliveriesRequest,
		response: z.object({
			replayed: z.number().int(),
			more: z.boolean().meta({ description: 'Whether there is more to replay: send the same request again.' }),
		}),
		status: 202,
	},
} as const satisfies Record<string, RouteSchemas>;
