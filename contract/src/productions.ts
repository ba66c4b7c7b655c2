import { z } from 'zod';
import { jobStates, limits, productionStates } from '../vocabulary.js';
import { assetSchema } from './assets.js';
import { microsSchema } from './money.js';
import { problemSchema } from './problem.js';
import { profileNameSchema, resolvedProfileSchema } from './profiles.js';
import { assetIdSchema, idSchema, instantSchema, localeSchema } from './scalars.js';
import { productionCostsSchema } from './spend.js';

export const productionStepSchema = z
	.object({
		name: z.string(),
		state: z.enum(jobStates),
		jobId: idSchema,
		cached: z.boolean(),
		problem: problemSchema.nullable(),
		startedAt: instantSchema.nullable(),
		finishedAt: instantSchema.nullable(),
	})
	.meta({ id: 'ProductionStep', description: 'The newest job of one step.' });

export const productionAssetSchema = z
	.object({
		role: z.string().max(100).meta({ description: 'Such as video-9x16, caption-srt or thumbnail.' }),
		assetId: assetIdSchema,
	})
	.meta({ id: 'ProductionAsset' });

const episodeSchema = z.number().int().min(1).max(1_000_000);
const seriesSchema = z.string().trim().min(1).max(200);

export const productionSchema = z
	.object({
		id: idSchema,
		idempotencyKey: z.string(),
		title: z.string(),
		channel: z.string().nullable(),
		locale: localeSchema,
		series: z.string().nullable(),
		episode: episodeSchema.nullable(),
		madeForKids: z.boolean().meta({ description: 'Whether it is made for children (COPPA).' }),
		profile: resolvedProfileSchema.nullable().meta({ description: 'The settings that it was started with.' }),
		state: z.enum(productionStates),
		steps: z.array(productionStepSchema),
		resumeAt: z.string().nullable().meta({
			description: 'The first step whose newest job failed or was cancelled: where to go on. Null where there is none.',
		}),
		assets: z.array(productionAssetSchema),
		costs: productionCostsSchema,
		problem: problemSchema.nullable(),
		createdAt: instantSchema,
		updatedAt: instantSchema,
		completedAt: instantSchema.nullable(),
	})
	.meta({ id: 'Production', description: 'One video in the making.' });
export type Production = z.infer<typeof productionSchema>;

const titleSchema = z.string().max(limits.titleCharacters);

/** The idempotency key stands in the header; the same key gives the same production. */
export const startProductionRequest = z
	.strictObject({
		title: titleSchema.default(''),
		channel: z.string().max(200).optional(),
		locale: localeSchema.optional().meta({ description: 'Left out, that of the profile.' }),
		series: seriesSchema.optional(),
		episode: episodeSchema.optional().meta({ description: "Left out, the next one of the channel's series." }),
		profile: profileNameSchema.optional().meta({ description: 'Name of the settings profile.' }),
		madeForKids: z.boolean().optional().meta({ description: 'Left out, as the profile says.' }),
		budgetMicros: microsSchema.optional().meta({
			description:
				'What it may cost; left out, what the profile says, or what every video may cost. More than that needs an admin.',
		}),
	})
	.meta({ id: 'StartProductionRequest' });
export type StartProductionRequest = z.input<typeof startProductionRequest>;

export const updateProductionRequest = z
	.strictObject({
		title: titleSchema.optional(),
		channel: z.string().max(200).nullable().optional(),
		locale: localeSchema.optional(),
		series: seriesSchema.nullable().optional(),
		episode: episodeSchema.optional().meta({ description: 'Left out with another series, the next one there.' }),
		madeForKids: z.boolean().optional(),
	})
	.meta({ id: 'UpdateProductionRequest' });

/** Each has its own key and its own answer: one that is refused keeps no other from starting. */
export const startProductionsRequest = z
	.strictObject({
		productions: z
			.array(
				startProductionRequest.extend({
					idempotencyKey: z
						.string()
						.min(1)
						.max(255)
						.regex(/^[\x20-\x7e]+$/),
				}),
			)
			.min(1)
			.max(limits.batchProductions),
	})
	.meta({ id: 'StartProductionsRequest' });
export type StartProductionsRequest = z.input<typeof startProductionsRequest>;

export const startProductionsResponse = z
	.object({
		items: z
			.array(
				z.object({
					idempotencyKey: z.string(),
					production: productionSchema.nullable(),
					problem: problemSchema.nullable().meta({ description: 'Why it did not start; null where it did.' }),
				}),
			)
			.meta({ description: 'In the order of the request.' }),
	})
	.meta({ id: 'StartProductionsResponse' });
export type StartProductionsResponse = z.infer<typeof startProductionsResponse>;

export const completeProductionRequest = z
	.strictObject({ assets: z.array(productionAssetSchema).max(200).default([]) })
	.meta({ id: 'CompleteProductionRequest' });

export const failProductionRequest = z
	.strictObject({ reason: z.string().min(1).max(2_000) })
	.meta({ id: 'FailProductionRequest' });

export const evidenceReportSchema = z
	.object({
		production: productionSchema,
		assets: z
			.array(z.object({ role: z.string(), asset: assetSchema }))
			.meta({ description: 'The finished assets and all that they were made from.' }),
		generatedAt: instantSchema,
	})
	.meta({ id: 'EvidenceReport' });
export type EvidenceReport = z.infer<typeof evidenceReportSchema>;
