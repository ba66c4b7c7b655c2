import { z } from 'zod';
import { limits } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { localeSchema, millisecondsSchema } from '../scalars.js';
import { spokenSceneSchema, voiceSchema } from '../speech.js';

export const speechGenerateInput = z
	.strictObject({
		scenes: z
			.array(
				z.strictObject({
					id: z.string().min(1).max(100),
					text: z.string().min(1).max(limits.sceneCharacters),
				}),
			)
			.min(1)
			.max(limits.sceneCount),
		locale: localeSchema,
		voice: z.string().optional().meta({ description: 'Voice id; left out, the best local voice of the locale.' }),
		speed: z.number().min(0.5).max(2).default(1),
	})
	.meta({ id: 'SpeechGenerateInput' });

export const speechGenerateResult = z
	.object({
		locale: localeSchema,
		voice: voiceSchema.nullable(),
		scenes: z.array(spokenSceneSchema),
		durationMs: millisecondsSchema,
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'SpeechGenerateResult' });

export const speechGenerateExample = {
	scenes: [{ id: 'scene-1', text: 'The lamp turned once every ten seconds.' }],
	locale: 'en',
	voice: 'flite:rms',
	speed: 1,
};
export type SpeechGenerateInput = z.infer<typeof speechGenerateInput>;
export type SpeechGenerateResult = z.infer<typeof speechGenerateResult>;
