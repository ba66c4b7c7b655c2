import { z } from 'zod';
import { jobStates, limits, productionStates } from '../vocabulary.js';
import { assetSchema } from './assets.js';
import { microsSchema } from './money.js';
import { problemSchema } from './problem.js';
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

export const productionSchema = z
	.object({
		id: idSchema,
		idempotencyKey: z.string(),
		title: z.string(),
		channel: z.string().nullable(),
		locale: localeSchema,
		state: z.enum(productionStates),
		steps: z.array(productionStepSchema),
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
		locale: localeSchema,
		budgetMicros: microsSchema
			.optional()
			.meta({ description: 'What it may cost; left out: what every video may cost.' }),
	})
	.meta({ id: 'StartProductionRequest' });
export type StartProductionRequest = z.input<typeof startProductionRequest>;

export const updateProductionRequest = z
	.strictObject({
		title: titleSchema.optional(),
		channel: z.string().max(200).nullable().optional(),
		locale: localeSchema.optional(),
	})
	.meta({ id: 'UpdateProductionRequest' });

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
