import { z } from 'zod';
import { speechEngines, timingSources } from '../vocabulary.js';
import { assetIdSchema, localeSchema, millisecondsSchema } from './scalars.js';

export const wordTimingSchema = z
	.object({
		text: z.string(),
		startMs: millisecondsSchema.meta({ description: 'From the start of the scene.' }),
		endMs: millisecondsSchema,
		charStart: z.number().int().nonnegative().meta({ description: "UTF-16 offset into the scene's text." }),
		charEnd: z.number().int().nonnegative(),
		source: z.enum(timingSources),
		confidence: z.number().min(0).max(1).optional(),
	})
	.meta({ id: 'WordTiming' });
export type WordTiming = z.infer<typeof wordTimingSchema>;

export const voiceSchema = z
	.object({
		id: z.string().meta({ description: 'Such as `flite:rms`.' }),
		label: z.string(),
		engine: z.enum(speechEngines),
		locale: localeSchema,
		gender: z.enum(['female', 'male', 'unknown']),
		licence: z.string(),
	})
	.meta({ id: 'Voice' });
export type Voice = z.infer<typeof voiceSchema>;

export const spokenSceneSchema = z
	.object({
		id: z.string(),
		text: z.string(),
		assetId: assetIdSchema.nullable().meta({
			description:
				'Null where there is nothing to hear: no honest voice speaks the language, or the text has no words.',
		}),
		durationMs: millisecondsSchema,
		words: z.array(wordTimingSchema),
	})
	.meta({ id: 'SpokenScene' });
export type SpokenScene = z.infer<typeof spokenSceneSchema>;
