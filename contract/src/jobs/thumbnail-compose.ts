import { z } from 'zod';
import { aspectRatios, limits, moods } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema, seedSchema } from '../scalars.js';

export const thumbnailComposeInput = z
	.strictObject({
		title: z.string().min(1).max(limits.titleCharacters),
		locale: localeSchema,
		aspectRatio: z.enum(aspectRatios).default('16:9'),
		mood: z.enum(moods).default('calm'),
		backgroundAssetId: assetIdSchema.optional().meta({ description: 'Image asset; left out, seeded art.' }),
		seed: seedSchema.default(1),
	})
	.meta({ id: 'ThumbnailComposeInput' });

export const thumbnailComposeResult = z
	.object({
		assetId: assetIdSchema,
		width: z.number().int().positive(),
		height: z.number().int().positive(),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'ThumbnailComposeResult' });

export const thumbnailComposeExample = {
	title: 'The lighthouse that would not go dark',
	locale: 'en',
	aspectRatio: '16:9',
	mood: 'mysterious',
	seed: 7,
};
export type ThumbnailComposeInput = z.infer<typeof thumbnailComposeInput>;
export type ThumbnailComposeResult = z.infer<typeof thumbnailComposeResult>;
