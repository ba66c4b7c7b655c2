import { z } from 'zod';
import { clipSchema, colourVisualSchema, motionSchema, stillSchema } from './timeline-visual.js';

const durationMs = z.number().int().min(200).max(60_000);

const clipBookendSchema = z.strictObject({
	kind: z.literal('clip'),
	assetId: clipSchema.shape.assetId,
	fit: clipSchema.shape.fit,
	gainDb: z.number().min(-60).max(24).default(0).meta({ description: 'Of its own sound, in decibels.' }),
});
const stillBookendSchema = stillSchema.extend({ durationMs, motion: motionSchema.optional() });
const colourBookendSchema = colourVisualSchema.extend({ durationMs });

export const bookendSchema = z
	.discriminatedUnion('kind', [clipBookendSchema, stillBookendSchema, colourBookendSchema])
	.meta({
		id: 'Bookend',
		description:
			'What is seen before or after the scenes, cut to them: a whole clip with its own sound, a picture, or a colour. All times of the timeline stay those of the scenes.',
	});
export type Bookend = z.infer<typeof bookendSchema>;
