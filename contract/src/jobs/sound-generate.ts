import { z } from 'zod';
import { soundEffects } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, millisecondsSchema, seedSchema } from '../scalars.js';

export const soundGenerateInput = z
	.strictObject({ effect: z.enum(soundEffects), seed: seedSchema.default(1) })
	.meta({ id: 'SoundGenerateInput' });

export const soundGenerateResult = z
	.object({ assetId: assetIdSchema, durationMs: millisecondsSchema, warnings: z.array(warningSchema) })
	.meta({ id: 'SoundGenerateResult' });

export const soundGenerateExample = { effect: 'whoosh', seed: 7 };
export type SoundGenerateInput = z.infer<typeof soundGenerateInput>;
export type SoundGenerateResult = z.infer<typeof soundGenerateResult>;
