import { z } from 'zod';
import { aspectRatios, cardStyles, limits, moods } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema, seedSchema } from '../scalars.js';

export const imageCardInput = z
	.strictObject({
		scenes: z
			.array(
				z.strictObject({
					id: z.string().min(1).max(100),
					text: z.string().max(limits.sceneCharacters),
					mood: z.enum(moods).default('calm'),
				}),
			)
			.min(1)
			.max(limits.sceneCount),
		style: z
			.enum(cardStyles)
			.default('art')
			.meta({ description: '`art`: a seeded landscape. `card`: the text set large.' }),
		aspectRatios: z.array(z.enum(aspectRatios)).min(1).max(aspectRatios.length),
		locale: localeSchema,
		seed: seedSchema.default(1),
	})
	.meta({ id: 'ImageCardInput' });

export const sceneImageSchema = z
	.object({
		sceneId: z.string(),
		aspectRatio: z.enum(aspectRatios),
		assetId: assetIdSchema,
		width: z.number().int().positive(),
		height: z.number().int().positive(),
	})
	.meta({ id: 'SceneImage' });

export const imageCardResult = z
	.object({ images: z.array(sceneImageSchema), warnings: z.array(warningSchema) })
	.meta({ id: 'ImageCardResult' });

export const imageCardExample = {
	scenes: [{ id: 'scene-1', text: 'The lamp turned once every ten seconds.', mood: 'calm' }],
	style: 'art',
	aspectRatios: ['9:16', '16:9'],
	locale: 'en',
	seed: 7,
};
export type ImageCardInput = z.infer<typeof imageCardInput>;
export type ImageCardResult = z.infer<typeof imageCardResult>;
export type SceneImage = z.infer<typeof sceneImageSchema>;
