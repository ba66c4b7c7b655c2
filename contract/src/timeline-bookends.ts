import { z } from 'zod';
import { transitionKinds } from '../vocabulary.js';
import { clipSchema, colourVisualSchema, motionSchema, stillSchema } from './timeline-visual.js';

const durationMs = z.number().int().min(200).max(60_000);

const transition = z
	.strictObject({
		kind: z.enum(transitionKinds),
		durationMs: z.number().int().min(0).max(5_000).default(500),
	})
	.optional()
	.meta({ description: 'Between it and the scene beside it; absent, a cut.' });

const clipBookendSchema = z.strictObject({
	kind: z.literal('clip'),
	assetId: clipSchema.shape.assetId,
	fit: clipSchema.shape.fit,
	transition,
	gainDb: z.number().min(-60).max(24).default(0).meta({ description: 'Of its own sound, in decibels.' }),
});
const stillBookendSchema = stillSchema.extend({ durationMs, motion: motionSchema.optional(), transition });
const colourBookendSchema = colourVisualSchema.extend({ durationMs, transition });

export const bookendSchema = z
	.discriminatedUnion('kind', [clipBookendSchema, stillBookendSchema, colourBookendSchema])
	.meta({
		id: 'Bookend',
		description:
			'What is seen before or after the scenes: a whole clip with its own sound, a picture, or a colour. All times of the timeline stay those of the scenes.',
	});
export type Bookend = z.infer<typeof bookendSchema>;
