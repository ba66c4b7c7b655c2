import { z } from 'zod';
import { assetIdSchema, millisecondsSchema } from './scalars.js';

/** Which frame of an output becomes its cover. */
export const coverSchema = z
	.union([
		z.literal('best').meta({ description: 'The sharpest of twelve, none of them black or within a transition.' }),
		z.strictObject({
			atMs: millisecondsSchema.meta({
				description: 'The frame that is seen at this moment, on the clock of the scenes.',
			}),
		}),
	])
	.meta({ id: 'Cover', description: 'One frame as a JPEG beside the video, in its size.' });
export type Cover = z.infer<typeof coverSchema>;

export const takenCoverSchema = z
	.object({
		assetId: assetIdSchema.meta({ description: 'A JPEG.' }),
		atMs: millisecondsSchema.meta({ description: 'When the frame begins in the video.' }),
	})
	.meta({ id: 'TakenCover' });
export type TakenCover = z.infer<typeof takenCoverSchema>;
