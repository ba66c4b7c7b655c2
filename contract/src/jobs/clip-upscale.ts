import { z } from 'zod';
import { assetIdSchema } from '../scalars.js';
import { generatedClipSchema } from './clip-generate.js';
import { generationAccount, steering } from './generation.js';

const { model, seed, fallBack } = steering;

export const clipUpscaleInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Clip to enlarge.' }),
		factor: z.union([z.literal(2), z.literal(4)]).default(2),
		...{ model, seed, fallBack },
	})
	.meta({ id: 'ClipUpscaleInput' });

export const clipUpscaleResult = z
	.object({ clip: generatedClipSchema, ...generationAccount })
	.meta({ id: 'ClipUpscaleResult' });

export const clipUpscaleExample = { assetId: 'a'.repeat(64), factor: 2 };
export type ClipUpscaleInput = z.infer<typeof clipUpscaleInput>;
export type ClipUpscaleResult = z.infer<typeof clipUpscaleResult>;
