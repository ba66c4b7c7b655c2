import { z } from 'zod';
import { assetIdSchema, millisecondsSchema } from './scalars.js';

const gainSchema = z.number().min(-60).max(24).default(0).meta({ description: 'Decibels.' });

export const soundSchema = z
	.strictObject({
		assetId: assetIdSchema,
		startMs: millisecondsSchema,
		gainDb: gainSchema,
		fadeInMs: millisecondsSchema.optional(),
		fadeOutMs: millisecondsSchema.optional().meta({
			description: 'Before it ends, or before the end of the video where that cuts it off.',
		}),
	})
	.meta({ id: 'Sound' });
export type Sound = z.infer<typeof soundSchema>;

export const musicBedSchema = z
	.strictObject({
		assetId: assetIdSchema,
		gainDb: z.number().min(-60).max(24).default(-10).meta({ description: 'Decibels relative to the voice.' }),
		duck: z.boolean().default(true).meta({ description: 'Whether the music steps back while the voice speaks.' }),
		duckDb: z.number().min(0).max(24).optional().meta({
			description: 'How far it steps back, in decibels; without it about 8.',
		}),
		fadeInMs: millisecondsSchema.default(800),
		fadeOutMs: millisecondsSchema.default(1_500),
		crossfadeMs: z.number().int().min(0).max(10_000).optional().meta({
			description:
				'Where it repeats its end melts into its beginning for this long, or for half of the music where that is less.',
		}),
	})
	.meta({ id: 'MusicBed', description: 'Repeats to the length of the video.' });

const levelSchema = z.number().min(-60).max(24);

export const levelsSchema = z
	.strictObject({ voiceDb: levelSchema.optional(), effectsDb: levelSchema.optional(), musicDb: levelSchema.optional() })
	.meta({
		id: 'Levels',
		description:
			'Decibels that a whole track is louder or quieter by. How far the music steps back does not depend on it, nor does the loudness of the whole.',
	});
export type Levels = z.infer<typeof levelsSchema>;
