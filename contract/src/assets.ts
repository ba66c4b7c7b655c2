import { z } from 'zod';
import { assetKinds } from '../vocabulary.js';
import { evidenceSchema } from './evidence.js';
import { assetIdSchema, instantSchema, millisecondsSchema } from './scalars.js';

/**
 * Characters that a file's name cannot hold: controls, line separators, what turns the reading direction of the rest
 * (`gpj.exe` shown as `exe.jpg`), and what divides folders.
 */
const unsafeInName = /[\p{Cc}\u2028-\u202e\u2066-\u2069/\\]/u;

export const fileNameSchema = z
	.string()
	.min(1)
	.max(255)
	.refine(
		(name) => !unsafeInName.test(name) && !/^\.{1,2}$/.test(name),
		'must be a plain file name, without folders and hidden characters',
	)
	.meta({ description: 'A name to show, without folders.' });

export const mediaSchema = z
	.object({
		kind: z.enum(assetKinds),
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
