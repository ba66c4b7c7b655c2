import { z } from 'zod';
import { mediaSchema } from '../assets.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema } from '../scalars.js';

export const mediaInspectInput = z.strictObject({ assetId: assetIdSchema }).meta({ id: 'MediaInspectInput' });

export const mediaInspectResult = z
	.object({
		media: mediaSchema,
		loudness: z
			.object({ integratedLufs: z.number(), truePeakDbtp: z.number(), rangeLu: z.number() })
			.nullable()
			.meta({ description: 'EBU R 128 measures; null without an audible audio stream.' }),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'MediaInspectResult' });

export const mediaInspectExample = { assetId: 'a'.repeat(64) };
export type MediaInspectInput = z.infer<typeof mediaInspectInput>;
export type MediaInspectResult = z.infer<typeof mediaInspectResult>;
