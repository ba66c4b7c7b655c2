import { z } from 'zod';
import { aspectRatios } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, millisecondsSchema } from '../scalars.js';
import { placedChapterSchema } from '../timeline-chapters.js';
import { takenCoverSchema } from '../timeline-cover.js';
import { timelineSchema } from '../timeline.js';
import { videoEncoderSchema } from '../video-encoder.js';
import { captionFileSchema } from './caption-create.js';

export const videoAssembleInput = z.strictObject({ timeline: timelineSchema }).meta({ id: 'VideoAssembleInput' });

export const renderedVideoSchema = z
	.object({
		aspectRatio: z.enum(aspectRatios),
		assetId: assetIdSchema,
		width: z.number().int().positive(),
		height: z.number().int().positive(),
		fps: z.number().positive(),
		durationMs: millisecondsSchema,
		sizeBytes: z.number().int().positive(),
		encoder: z.string().meta({ description: 'Such as libx264 or h264_nvenc.' }),
		cover: takenCoverSchema.optional().meta({ description: 'Absent where the output asks for none.' }),
	})
	.meta({ id: 'RenderedVideo' });
export type RenderedVideo = z.infer<typeof renderedVideoSchema>;

export const videoEncoderFallbackSchema = z
	.object({
		encoder: z.string().meta({ description: 'The encoder that gave up.' }),
		reason: z.string().meta({ description: 'Why, in plain words.' }),
	})
	.meta({ id: 'VideoEncoderFallback' });
export type VideoEncoderFallback = z.infer<typeof videoEncoderFallbackSchema>;

export const videoAssembleResult = z
	.object({
		videos: z.array(renderedVideoSchema),
		captions: z.array(captionFileSchema),
		chapters: z.array(placedChapterSchema).optional().meta({
			description: 'As they are in every video. Absent where the timeline has none.',
		}),
		loudness: z
			.object({ integratedLufs: z.number(), truePeakDbtp: z.number() })
			.nullable()
			.meta({ description: 'Null for a silent video.' }),
		segments: z.object({
			total: z.number().int(),
			rendered: z.number().int(),
			reused: z.number().int().meta({ description: 'Segments taken from an earlier render.' }),
		}),
		encoding: z
			.object({
				order: z.array(videoEncoderSchema).meta({
					description: 'Every encoder in the order in which they are tried, as it was known when the job began.',
				}),
				fellBack: z.array(videoEncoderFallbackSchema).meta({
					description:
						'Encoders that gave up during this job, in that order. What they had begun was rendered anew by the next one; `videos[].encoder` is the one that made the whole video.',
				}),
			})
			.optional()
			.meta({ description: 'Which encoders there were. Absent in results of earlier versions.' }),
		timings: z.object({
			wallMs: millisecondsSchema,
			ffmpegCpuMs: millisecondsSchema.meta({
				description:
					'Processor time of the FFmpeg processes that draw, encode and join the pictures and mix the sound.',
			}),
		}),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'VideoAssembleResult' });

export const videoAssembleExample = {
	timeline: {
		version: 1,
		title: 'The lighthouse',
		locale: 'en',
		scenes: [
			{ id: 'scene-1', durationMs: 4_000, visual: { kind: 'colour', colour: '#102040' } },
			{ id: 'scene-2', durationMs: 3_000, visual: { kind: 'colour', colour: '#402010' } },
		],
		outputs: [{ aspectRatio: '9:16', fps: 30, quality: 'draft' }],
	},
};
export type VideoAssembleInput = z.infer<typeof videoAssembleInput>;
export type VideoAssembleResult = z.infer<typeof videoAssembleResult>;
