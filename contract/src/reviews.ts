import { z } from 'zod';
import { limits, reviewDecisions, reviewExpiries, reviewStates } from '../vocabulary.js';
import { assetIdSchema, idSchema, instantSchema, localeSchema } from './scalars.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const personSchema = z
	.string()
	.trim()
	.min(1)
	.max(100)
	.meta({ description: 'Name or id by which you know a person, such as maya or moderation-team.' });
const noteSchema = z.string().max(limits.reviewNoteCharacters);
const expiresInMsSchema = z
	.number()
	.int()
	.min(1_000)
	.max(365 * dayMs);
const callbackUrl = z.strictObject({ url: z.url({ protocol: /^https?$/ }) });

export const reviewAssetSchema = z
	.object({
		assetId: assetIdSchema,
		label: z.string().max(200).default('').meta({ description: 'What the reviewer reads above it, such as Short.' }),
	})
	.meta({ id: 'ReviewAsset' });

/** A decision that was taken back when the review was reopened. */
export const earlierDecisionSchema = z
	.object({
		state: z.enum(reviewStates),
		note: z.string(),
		decidedBy: z.string().nullable(),
		decidedAt: instantSchema,
	})
	.meta({ id: 'EarlierDecision' });

export const reviewSchema = z
	.object({
		id: idSchema,
		title: z.string(),
		question: z.string().meta({ description: 'What is asked of the reviewer.' }),
		reasons: z.array(z.string()).meta({ description: 'Why a person has to look, such as what moderation found.' }),
		text: z.string(),
		locale: localeSchema.nullable().meta({ description: 'Language of title and text.' }),
		productionId: idSchema.nullable(),
		channel: z.string().nullable(),
		assets: z.array(reviewAssetSchema),
		deciders: z.array(z.string()).meta({ description: 'Who may decide; empty: whoever may work here or has a link.' }),
		state: z.enum(reviewStates),
		note: z.string(),
		decidedBy: z.string().nullable().meta({ description: 'Null where time decided, by `onExpiry`.' }),
		decidedAt: instantSchema.nullable(),
		history: z.array(earlierDecisionSchema),
		onExpiry: z.enum(reviewExpiries),
		expiresAt: instantSchema.nullable(),
		requestedBy: z.string(),
		createdAt: instantSchema,
	})
	.meta({ id: 'Review', description: 'A question to a person about a production, assets or a text.' });
export type Review = z.infer<typeof reviewSchema>;

/** Needs something to look at: a production, assets or a text. */
export const requestReviewRequest = z
	.strictObject({
		title: z.string().trim().min(1).max(limits.titleCharacters),
		question: z.string().max(2_000).default(''),
		reasons: z.array(z.string().min(1).max(500)).max(50).default([]),
		text: z.string().max(limits.reviewTextCharacters).default(''),
		locale: localeSchema.optional(),
		productionId: idSchema
			.optional()
			.meta({ description: 'Its finished assets are shown where `assets` names none; its channel is taken over.' }),
		channel: z.string().max(200).optional(),
		assets: z.array(reviewAssetSchema).max(limits.reviewAssets).default([]),
		deciders: z.array(personSchema).max(50).default([]),
		expiresInMs: expiresInMsSchema.optional().meta({ description: 'Absent: it waits for as long as it takes.' }),
		onExpiry: z.enum(reviewExpiries).default('expire').meta({ description: 'What becomes of it when time is up.' }),
		callback: callbackUrl.optional().meta({ description: 'Called once with `reviews-decided` when it is decided.' }),
	})
	.meta({ id: 'RequestReviewRequest' });
export type RequestReviewRequest = z.input<typeof requestReviewRequest>;

export const decideReviewRequest = z
	.strictObject({
		decision: z.enum(reviewDecisions),
		note: noteSchema.default('').meta({ description: 'Needed where changes are asked for.' }),
		decidedBy: personSchema.optional().meta({ description: "Who decided; absent: the name of the caller's key." }),
	})
	.meta({ id: 'DecideReviewRequest' });
export type DecideReviewRequest = z.input<typeof decideReviewRequest>;

export const reopenReviewRequest = z
	.strictObject({ expiresInMs: expiresInMsSchema.optional() })
	.meta({ id: 'ReopenReviewRequest' });

export const createReviewLinkRequest = z
	.strictObject({
		reviewer: personSchema.optional().meta({ description: 'Whose link it is; absent: the page asks for a name.' }),
		expiresInMs: z
			.number()
			.int()
			.min(minuteMs)
			.max(90 * dayMs)
			.default(7 * dayMs),
	})
	.meta({ id: 'CreateReviewLinkRequest' });

export const reviewLinkSchema = z
	.object({
		id: idSchema.meta({ description: 'By it the link can be revoked.' }),
		url: z.url().meta({ description: 'A page where its holder looks and decides, without a login.' }),
		reviewer: z.string().nullable(),
		expiresAt: instantSchema,
	})
	.meta({ id: 'ReviewLink' });
export type ReviewLink = z.infer<typeof reviewLinkSchema>;

/** The address is told once, when the link is made. */
export const givenReviewLinkSchema = z
	.object({
		id: idSchema,
		reviewId: idSchema,
		reviewer: z.string().nullable().meta({ description: 'Null: whoever holds it says a name.' }),
		createdBy: z.string(),
		createdAt: instantSchema,
		expiresAt: instantSchema,
		revokedBy: z.string().nullable(),
		revokedAt: instantSchema.nullable(),
	})
	.meta({ id: 'GivenReviewLink', description: 'Who was given a link to a review, and whether it still works.' });
export type GivenReviewLink = z.infer<typeof givenReviewLinkSchema>;

export const reviewCountsSchema = z
	.object({
		states: z.record(z.enum(reviewStates), z.number().int().nonnegative()),
		oldestPendingAt: instantSchema.nullable().meta({ description: 'Since when the longest waiting one waits.' }),
	})
	.meta({ id: 'ReviewCounts' });
export type ReviewCounts = z.infer<typeof reviewCountsSchema>;

/**
 * Waits for several reviews at once: the callback is called once, when the last of them is decided. No call comes
 * where the answer says already that all are, or that the URL is not reachable: then poll.
 */
export const createReviewWaitRequest = z
	.strictObject({
		reviewIds: z.array(idSchema).min(1).max(limits.batchJobs),
		callback: callbackUrl.optional(),
	})
	.meta({ id: 'CreateReviewWaitRequest' });

export const reviewWaitSchema = z
	.object({
		id: idSchema,
		reviews: z.array(reviewSchema).meta({ description: 'In the order of the request.' }),
		finished: z.boolean(),
		callback: z.object({ reachable: z.boolean() }).nullable(),
		createdAt: instantSchema,
	})
	.meta({ id: 'ReviewWait' });
export type ReviewWait = z.infer<typeof reviewWaitSchema>;
