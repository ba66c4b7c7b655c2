import { z } from 'zod';
import { cameraMoves, limits } from '../../vocabulary.js';
import { assetIdSchema } from '../scalars.js';
import { generatedClipSchema } from './clip-generate.js';
import { generationAccount, promptSchema, steering } from './generation.js';

export const clipExtendInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Clip to go on from its last frame.' }),
		prompt: promptSchema.meta({ description: 'What happens next.' }),
		durationMs: z
			.number()
			.int()
			.min(500)
			.max(limits.clipDurationMs)
			.default(4_000)
			.meta({ description: 'How much is added.' }),
		camera: z.enum(cameraMoves).default('auto'),
		...steering,
	})
	.meta({ id: 'ClipExtendInput' });

export const clipExtendResult = z
	.object({ clip: generatedClipSchema, ...generationAccount })
	.meta({ id: 'ClipExtendResult' });

export const clipExtendExample = {
	assetId: 'a'.repeat(64),
	prompt: 'The lamp turns towards us',
	durationMs: 4_000,
	seed: 7,
};
export type ClipExtendInput = z.infer<typeof clipExtendInput>;
export type ClipExtendResult = z.infer<typeof clipExtendResult>;
