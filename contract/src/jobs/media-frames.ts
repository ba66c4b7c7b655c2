import { z } from 'zod';
import { frameManners } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, millisecondsSchema } from '../scalars.js';

export const mediaFramesInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Video to look into.' }),
		count: z.number().int().min(1).max(32).default(8).meta({ description: 'How many pictures to take.' }),
		manner: z.enum(frameManners).default('even').meta({
			description:
				'`even`: at equal distances. `cuts`: the first picture and those behind the hardest cuts; where there are fewer cuts than pictures wanted, the longest stretches give more.',
		}),
		fromMs: millisecondsSchema.optional().meta({ description: 'Left out: the beginning.' }),
		toMs: millisecondsSchema.optional().meta({ description: 'Left out, or behind the end: the end.' }),
		maxEdge: z
			.number()
			.int()
			.min(64)
			.max(4_096)
			.default(1_024)
			.meta({ description: 'Longer side of the pictures in pixels; smaller ones stay as they are.' }),
	})
	.meta({ id: 'MediaFramesInput', description: 'Take still pictures from a video, for people or models to look at.' });

export const mediaFrameSchema = z
	.object({
		atMs: millisecondsSchema.meta({ description: 'When the video shows it.' }),
		assetId: assetIdSchema.meta({ description: 'JPEG picture.' }),
		width: z.number().int().positive(),
		height: z.number().int().positive(),
	})
	.meta({ id: 'MediaFrame' });
export type MediaFrame = z.infer<typeof mediaFrameSchema>;

export const mediaFramesResult = z
	.object({
		durationMs: millisecondsSchema,
		frames: z
			.array(mediaFrameSchema)
			.min(1)
			.meta({ description: 'In the order of time; fewer than wanted where the video has no more.' }),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'MediaFramesResult' });

export const mediaFramesExample = { assetId: 'a'.repeat(64), count: 12, manner: 'cuts', maxEdge: 768 };
export type MediaFramesInput = z.infer<typeof mediaFramesInput>;
export type MediaFramesResult = z.infer<typeof mediaFramesResult>;
