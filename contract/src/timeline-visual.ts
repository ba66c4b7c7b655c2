import { z } from 'zod';
import { aspectRatios, easings, visualFits } from '../vocabulary.js';
import { assetIdSchema, colourSchema, millisecondsSchema } from './scalars.js';
import { speedSchema } from './timeline-speed.js';

/** A picture per aspect ratio; a format without its own falls back to the first that is given. */
export const stillSchema = z.strictObject({
	kind: z.literal('still'),
	assetIds: z
		.partialRecord(z.enum(aspectRatios), assetIdSchema)
		.refine((ids) => Object.keys(ids).length > 0, 'must name at least one picture'),
	fit: z.enum(visualFits).default('cover'),
});
export const clipSchema = z.strictObject({
	kind: z.literal('clip'),
	assetId: assetIdSchema,
	trimStartMs: millisecondsSchema.default(0).meta({ description: 'Where in the clip to begin; a short clip repeats.' }),
	fit: z.enum(visualFits).default('cover'),
	speed: speedSchema.optional(),
});
export const colourVisualSchema = z.strictObject({ kind: z.literal('colour'), colour: colourSchema });
export const visualSchema = z
	.discriminatedUnion('kind', [stillSchema, clipSchema, colourVisualSchema])
	.meta({ id: 'Visual' });
export type Visual = z.infer<typeof visualSchema>;

/** A window into the picture: zoom 1 shows all of it; centre in shares of the picture, 0.5/0.5 its middle. */
export const cameraSchema = z
	.strictObject({
		zoom: z.number().min(1).max(4).default(1),
		centreX: z.number().min(0).max(1).default(0.5),
		centreY: z.number().min(0).max(1).default(0.5),
	})
	.meta({ id: 'Camera' });
export type Camera = z.infer<typeof cameraSchema>;

export const motionSchema = z
	.strictObject({ from: cameraSchema, to: cameraSchema, easing: z.enum(easings).default('ease-in-out') })
	.meta({ id: 'Motion' });
export type Motion = z.infer<typeof motionSchema>;
