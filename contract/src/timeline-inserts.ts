import { z } from 'zod';
import { corners, limits } from '../vocabulary.js';
import { millisecondsSchema } from './scalars.js';
import { clipSchema, motionSchema, stillSchema } from './timeline-visual.js';

const atSentenceSchema = z.strictObject({
	sceneId: z.string().min(1).max(100),
	sentence: z.number().int().min(1).meta({
		description: 'Of the captions that begin in the scene, counted from 1; shown when its first word is spoken.',
	}),
});

const insertBase = {
	visual: z.discriminatedUnion('kind', [stillSchema, clipSchema]),
	at: z.union([z.strictObject({ startMs: millisecondsSchema }), atSentenceSchema]),
	durationMs: z.number().int().min(200).max(limits.videoDurationMs).optional().meta({
		description: 'Absent: to the end of the sentence, or of the scene in which it begins.',
	}),
};

const fullInsertSchema = z
	.strictObject({ mode: z.literal('full'), ...insertBase, motion: motionSchema.optional() })
	.meta({ id: 'FullInsert', description: 'In place of the scene, which goes on beneath it.' });
const insetSchema = z
	.strictObject({
		mode: z.literal('inset'),
		...insertBase,
		corner: z.enum(corners).default('top-right'),
		size: z.number().min(0.1).max(0.9).default(0.35).meta({
			description: "Share of the frame's width and height that it fits into, in its own shape.",
		}),
		margin: z.number().min(0).max(0.25).default(0.04).meta({
			description: "Distance from the edges, as a share of the frame's shorter side.",
		}),
	})
	.meta({ id: 'InsetInsert', description: 'A picture in the picture, over the scenes and under the captions.' });

export const insertSchema = z.discriminatedUnion('mode', [fullInsertSchema, insetSchema]).meta({ id: 'Insert' });
export type Insert = z.infer<typeof insertSchema>;

export const insertsSchema = z.array(insertSchema).max(200).meta({
	description: 'Pictures and clips over the scenes. Two of one mode may not be seen at once.',
});
