import { z } from 'zod';
import { easings, visualFits } from '../vocabulary.js';
import { assetIdSchema, colourSchema, millisecondsSchema } from './scalars.js';
import { cardSchema, gradientSchema, layersSchema, pictureIdsSchema } from './timeline-designed.js';
import { clipSoundSchema } from './timeline-clip-sound.js';
import { speedSchema } from './timeline-speed.js';

export const stillSchema = z.strictObject({
	kind: z.literal('still'),
	assetIds: pictureIdsSchema,
	fit: z.enum(visualFits).default('cover'),
});
export const clipSchema = z.strictObject({
	kind: z.literal('clip'),
	assetId: assetIdSchema,
	trimStartMs: millisecondsSchema.default(0).meta({ description: 'Where in the clip to begin; a short clip repeats.' }),
	fit: z.enum(visualFits).default('cover'),
	speed: speedSchema.optional(),
	sound: clipSoundSchema.optional(),
});
export const colourVisualSchema = z.strictObject({ kind: z.literal('colour'), colour: colourSchema });
export const visualSchema = z
	.discriminatedUnion('kind', [stillSchema, clipSchema, colourVisualSchema, gradientSchema, cardSchema, layersSchema])
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
