import { z } from 'zod';
import { eventKinds } from '../vocabulary.js';
import { batchSchema, jobSchema } from './jobs/job.js';
import { productionSchema } from './productions.js';
import { idSchema, instantSchema } from './scalars.js';

/**
 * Every webhook body has this shape and is signed by the Standard Webhooks scheme (webhook-id,
 * webhook-timestamp, webhook-signature). The secret is never sent: both ends derive it as
 * HMAC-SHA-256(key = SHA-256(API key), message = `showrunner/webhook/v1`).
 */
export const batchFinishedEventSchema = z
	.object({
		type: z.literal('batch-finished'),
		timestamp: instantSchema,
		data: z.object({ batch: batchSchema, context: z.unknown() }),
	})
	.meta({ id: 'BatchFinishedEvent' });
export type BatchFinishedEvent = z.infer<typeof batchFinishedEventSchema>;

export const eventSchema = z
	.object({
		type: z.enum(eventKinds),
		timestamp: instantSchema,
		data: z.object({ job: jobSchema.optional(), production: productionSchema.optional() }),
	})
	.meta({ id: 'Event' });
export type Event = z.infer<typeof eventSchema>;

export const createSubscriptionRequest = z
	.strictObject({
		url: z.url({ protocol: /^https?$/ }),
		events: z.array(z.enum(eventKinds)).min(1),
	})
	.meta({ id: 'CreateSubscriptionRequest' });

export const subscriptionSchema = z
	.object({ id: idSchema, url: z.string(), events: z.array(z.enum(eventKinds)), createdAt: instantSchema })
	.meta({ id: 'Subscription' });
export type Subscription = z.infer<typeof subscriptionSchema>;
