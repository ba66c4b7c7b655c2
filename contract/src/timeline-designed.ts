import { z } from 'zod';
import { aspectRatios, gradientShapes } from '../vocabulary.js';
import { assetIdSchema, colourSchema } from './scalars.js';

/** A picture per aspect ratio; a format without its own falls back to the first that is given. */
export const pictureIdsSchema = z
	.partialRecord(z.enum(aspectRatios), assetIdSchema)
	.refine((ids) => Object.keys(ids).length > 0, 'must name at least one picture');

export const gradientSchema = z
	.strictObject({
		kind: z.literal('gradient'),
		colours: z.array(colourSchema).min(2).max(4).meta({ description: 'In even distances.' }),
		shape: z.enum(gradientShapes).default('linear'),
		angleDegrees: z.number().min(0).max(360).default(180).meta({
			description: 'Where a linear one goes: 0 upwards, 90 to the right, 180 downwards.',
		}),
	})
	.meta({ id: 'Gradient' });
export type Gradient = z.infer<typeof gradientSchema>;

const blurSchema = z.strictObject({ kind: z.literal('blur'), assetIds: pictureIdsSchema });
const plainSchema = z.strictObject({ kind: z.literal('colour'), colour: colourSchema });

export const cardSchema = z
	.strictObject({
		kind: z.literal('card'),
		title: z.string().trim().min(1).max(300).meta({ description: 'Set as large as it fits.' }),
		subtitle: z.string().trim().max(600).default(''),
		background: z.discriminatedUnion('kind', [plainSchema, gradientSchema, blurSchema]).meta({
			description: 'What lies behind the text; `blur`: a picture, blurred and darkened.',
		}),
		textColour: colourSchema.optional().meta({ description: 'Absent: light or dark, as it reads better.' }),
	})
	.meta({ id: 'Card' });
export type Card = z.infer<typeof cardSchema>;

export const layersSchema = z
	.strictObject({
		kind: z.literal('layers'),
		layers: z
			.array(
				z.strictObject({
					assetIds: pictureIdsSchema,
					depth: z.number().min(0).max(1).meta({
						description: 'Share of the camera motion that it takes part in: 0 far and still, 1 near.',
					}),
				}),
			)
			.min(2)
			.max(5)
			.meta({ description: 'From the back to the front; what is transparent shows those behind it.' }),
	})
	.meta({ id: 'Layers', description: 'Pictures that move against each other under one camera.' });
export type Layers = z.infer<typeof layersSchema>;
