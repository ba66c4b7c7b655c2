import { z } from 'zod';
import { assetIdSchema, instantSchema, millisecondsSchema, seedSchema } from './scalars.js';

export const mediaSchema = z
	.object({
		kind: z.enum(['video', 'audio', 'image', 'text', 'other']),
		durationMs: millisecondsSchema.nullable(),
		width: z.number().int().positive().nullable(),
		height: z.number().int().positive().nullable(),
		fps: z.number().positive().nullable(),
		videoCodec: z.string().nullable(),
		audioCodec: z.string().nullable(),
		sampleRateHz: z.number().int().positive().nullable(),
		channels: z.number().int().positive().nullable(),
	})
	.meta({ id: 'Media', description: 'What a probe of the bytes found.' });
export type Media = z.infer<typeof mediaSchema>;

export const evidenceSchema = z
	.object({
		origin: z.enum(['generated', 'uploaded', 'rendered']),
		source: z.string().meta({ description: 'Who or what made it: an engine with its version, or the uploader.' }),
		licence: z.string().meta({ description: 'Right of use, such as `own work` or an SPDX name.' }),
		model: z.string().optional(),
		prompt: z.string().optional(),
		seed: seedSchema.optional(),
		aiGenerated: z.boolean().optional().meta({ description: 'Made by a generative model; platforms ask for this.' }),
		provenanceAssetId: assetIdSchema
			.optional()
			.meta({ description: 'JSON asset with everything that shaped this one, down to each argument.' }),
		madeFrom: z.array(assetIdSchema).optional().meta({ description: 'Assets that went into this one.' }),
		recordedAt: instantSchema,
	})
	.meta({ id: 'Evidence', description: 'What proves the right to use an asset.' });
export type Evidence = z.infer<typeof evidenceSchema>;

export const assetSchema = z
	.object({
		id: assetIdSchema,
		name: z.string(),
		mediaType: z.string(),
		sizeBytes: z.number().int().nonnegative(),
		media: mediaSchema.nullable(),
		evidence: z.array(evidenceSchema),
		createdAt: instantSchema,
	})
	.meta({ id: 'Asset' });
export type Asset = z.infer<typeof assetSchema>;

export const assetLinkSchema = z
	.object({
		url: z.url().meta({ description: 'Works without a login until `expiresAt`.' }),
		expiresAt: instantSchema,
	})
	.meta({ id: 'AssetLink' });
export type AssetLink = z.infer<typeof assetLinkSchema>;
