import { z } from 'zod';
import { aspectRatios, limits } from '../../vocabulary.js';
import { assetIdSchema, seedSchema } from '../scalars.js';
import { failedPieceSchema, generationAccount, promptSchema, steering } from './generation.js';
import { sceneImageSchema } from './image-card.js';

export const imageGenerateInput = z
	.strictObject({
		scenes: z
			.array(z.strictObject({ id: z.string().min(1).max(100), prompt: promptSchema }))
			.min(1)
			.max(limits.sceneCount),
		style: z
			.string()
			.trim()
			.max(1_000)
			.default('')
			.meta({ description: 'Added to every prompt, so that all pictures look alike.' }),
		aspectRatios: z.array(z.enum(aspectRatios)).min(1).max(aspectRatios.length),
		referenceAssetId: assetIdSchema
			.optional()
			.meta({ description: 'Picture that every scene starts from; asks for an image-to-image model.' }),
		strength: z
			.number()
			.min(0.05)
			.max(1)
			.default(0.7)
			.meta({ description: 'How far to go from the reference: 1 keeps nothing of it.' }),
		...steering,
	})
	.meta({ id: 'ImageGenerateInput' });

/** A scene's picture together with what it was made with. */
export const generatedImageSchema = sceneImageSchema
	.extend({ model: z.string(), seed: seedSchema, provenanceAssetId: assetIdSchema })
	.meta({ id: 'GeneratedImage' });
export type GeneratedImage = z.infer<typeof generatedImageSchema>;

export const imageGenerateResult = z
	.object({
		images: z.array(generatedImageSchema),
		failed: z.array(failedPieceSchema.extend({ aspectRatio: z.enum(aspectRatios) })),
		...generationAccount,
	})
	.meta({ id: 'ImageGenerateResult' });

export const imageGenerateExample = {
	scenes: [{ id: 'scene-1', prompt: 'A lighthouse on a cliff at dusk, its lamp just lit' }],
	style: 'gouache, muted colours',
	aspectRatios: ['9:16'],
	model: 'auto',
	seed: 7,
};
export type ImageGenerateInput = z.infer<typeof imageGenerateInput>;
export type ImageGenerateResult = z.infer<typeof imageGenerateResult>;
