import { z } from 'zod';
import { generationKinds } from '../../vocabulary.js';
import { capabilitiesSchema } from '../capabilities.js';
import { modelSchema } from '../models.js';
import { localeSchema } from '../scalars.js';
import { voiceSchema } from '../speech.js';
import { createSubscriptionRequest, subscriptionSchema } from '../webhooks.js';
import { deleted, type RouteSchemas } from './route-schemas.js';

export const serviceRoutes = {
	getCapabilities: { summary: 'What this service can do', response: capabilitiesSchema },
	getVoices: {
		summary: 'List voices',
		query: z.strictObject({ locale: localeSchema.optional() }),
		response: z.object({ items: z.array(voiceSchema) }),
	},
	getModels: {
		summary: 'List models that generate pictures and clips',
		query: z.strictObject({ kind: z.enum(generationKinds).optional() }),
		response: z.object({ items: z.array(modelSchema) }),
	},
	createSubscription: {
		summary: 'Subscribe a webhook to events',
		body: createSubscriptionRequest,
		response: subscriptionSchema,
		status: 201,
	},
	getSubscription: { summary: 'Get a subscription', response: subscriptionSchema },
	deleteSubscription: { summary: 'Delete a subscription', response: deleted },
} as const satisfies Record<string, RouteSchemas>;
