import { z } from 'zod';
import { deliveryEnds, deliveryStates, eventKinds } from '../vocabulary.js';
import { budgetSchema, budgetThresholdSchema } from './budgets.js';
import { batchSchema, jobSchema } from './jobs/job.js';
import { productionSchema } from './productions.js';
import { reviewSchema } from './reviews.js';
import { idSchema, instantSchema } from './scalars.js';

/**
 * Every webhook body has this shape and is signed by the Standard Webhooks scheme (webhook-id,
 * webhook-timestamp, webhook-signature). The secret is never sent: both ends derive it as
 * HMAC-SHA-256(key = SHA-256(API key), message = `showrunner/webhook/v1`). While a key is being rotated, the header
 * has one signature for each of the valid keys.
 */
export const batchFinishedEventSchema = z
	.object({
		type: z.literal('batch-finished'),
		timestamp: instantSchema,
		data: z.object({ batch: batchSchema, context: z.unknown() }),
	})
	.meta({ id: 'BatchFinishedEvent' });
export type BatchFinishedEvent = z.infer<typeof batchFinishedEventSchema>;

/** What a review's callback and the callback of a wait for several carry. */
export const reviewsDecidedEventSchema = z
	.object({
		type: z.literal('reviews-decided'),
		timestamp: instantSchema,
		data: z.object({ waitId: idSchema, reviews: z.array(reviewSchema) }),
	})
	.meta({ id: 'ReviewsDecidedEvent' });
export type ReviewsDecidedEvent = z.infer<typeof reviewsDecidedEventSchema>;

export const subscriptionSchema = z
	.object({
		id: idSchema,
		url: z.string(),
		events: z.array(z.enum(eventKinds)),
		createdAt: instantSchema,
		failingSince: instantSchema.nullable().meta({ description: 'First of the tries that failed since one went well.' }),
		disabledAt: instantSchema.nullable().meta({ description: 'When it was switched off after failing for too long.' }),
	})
	.meta({ id: 'Subscription' });
export type Subscription = z.infer<typeof subscriptionSchema>;

export const eventSchema = z
	.object({
		type: z.enum(eventKinds),
		timestamp: instantSchema,
		data: z.object({
			job: jobSchema.optional(),
			production: productionSchema.optional(),
			budget: budgetSchema.optional(),
			threshold: budgetThresholdSchema.optional(),
			review: reviewSchema.optional(),
			subscription: subscriptionSchema.optional(),
		}),
	})
	.meta({ id: 'Event' });
export type Event = z.infer<typeof eventSchema>;

export const createSubscriptionRequest = z
	.strictObject({
		url: z.url({ protocol: /^https?$/ }),
		events: z.array(z.enum(eventKinds)).min(1),
	})
	.meta({ id: 'CreateSubscriptionRequest' });

/** A webhook on its way, or at its end; the address is shown without its query, which may hold a token. */
export const deliverySchema = z
	.object({
		id: idSchema.meta({ description: 'The webhook-id that the receiver sees; the same over all tries.' }),
		state: z.enum(deliveryStates),
		subscriptionId: idSchema.nullable(),
		batchId: idSchema.nullable(),
		address: z.string(),
		attempts: z.number().int().meta({ description: 'Tries since it was created or last replayed.' }),
		lastAnswer: z.string().nullable().meta({ description: 'Status of the last answer, or `no answer`.' }),
		reason: z.enum(deliveryEnds).nullable().meta({ description: 'Why it was given up.' }),
		createdAt: instantSchema,
		deliveredAt: instantSchema.nullable(),
		gaveUpAt: instantSchema.nullable(),
		replayedAt: instantSchema.nullable(),
	})
	.meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

export const replayDeliveriesRequest = z
	.strictObject({
		subscriptionId: idSchema.optional(),
		from: instantSchema.optional().meta({ description: 'Given up at this time or later.' }),
		to: instantSchema.optional().meta({ description: 'Given up before this time.' }),
	})
	.meta({ id: 'ReplayDeliveriesRequest', description: 'Which of those that were given up; an empty body: all.' });
