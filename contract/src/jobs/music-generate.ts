import { z } from 'zod';
import { limits, moods } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, millisecondsSchema, seedSchema } from '../scalars.js';

export const musicGenerateInput = z
	.strictObject({
		mood: z.enum(moods).default('calm'),
		durationMs: z.number().int().min(1_000).max(limits.videoDurationMs),
		seed: seedSchema.default(1),
	})
	.meta({ id: 'MusicGenerateInput' });

export const musicGenerateResult = z
	.object({
		assetId: assetIdSchema,
		durationMs: millisecondsSchema.meta({ description: 'Length of the loop; it repeats without a seam.' }),
		beatsPerMinute: z.number().positive(),
		integratedLufs: z.number(),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'MusicGenerateResult' });

export const musicGenerateExample = { mood: 'calm', durationMs: 40_000, seed: 7 };
export type MusicGenerateInput = z.infer<typeof musicGenerateInput>;
export type MusicGenerateResult = z.infer<typeof musicGenerateResult>;
