import { z } from 'zod';
import { aspectRatios, limits, renderQualities, transitionKinds } from '../vocabulary.js';
import { localeSchema } from './scalars.js';
import { bookendSchema } from './timeline-bookends.js';
import { captionTrackSchema } from './timeline-captions.js';
import { chaptersSchema, sceneTitleSchema } from './timeline-chapters.js';
import { coverSchema } from './timeline-cover.js';
import { fileMetadataSchema } from './timeline-metadata.js';
import { codecSchema, customSizeSchema, maxSizeSchema } from './timeline-output.js';
import { filtersSchema } from './timeline-filters.js';
import { insertsSchema } from './timeline-inserts.js';
import { lengthLimitSchema } from './timeline-limit.js';
import { levelsSchema, musicBedSchema, soundSchema } from './timeline-sound.js';
import { speedRampSchema } from './timeline-speed.js';
import { motionSchema, visualSchema } from './timeline-visual.js';
import { overlaysSchema } from './timeline-overlays.js';

export const sceneSchema = z
	.strictObject({
		id: z.string().min(1).max(100),
		title: sceneTitleSchema.optional(),
		durationMs: z.number().int().min(200).max(limits.videoDurationMs).meta({
			description: 'From the moment this scene begins to the moment the next one begins.',
		}),
		visual: visualSchema,
		motion: motionSchema.optional(),
		transition: z
			.strictObject({
				kind: z.enum(transitionKinds),
				durationMs: z.number().int().min(0).max(5_000).default(500),
			})
			.default({ kind: 'crossfade', durationMs: 500 })
			.meta({ description: 'Into the next scene, centred on the moment it begins; unused on the last scene.' }),
		filters: filtersSchema.optional().meta({ description: "On this scene's picture alone." }),
	})
	.meta({ id: 'Scene' });
export type Scene = z.infer<typeof sceneSchema>;

export const outputSchema = z
	.strictObject({
		aspectRatio: z.enum(aspectRatios),
		fps: z.union([z.literal(24), z.literal(25), z.literal(30), z.literal(50), z.literal(60)]).default(30),
		quality: z.enum(renderQualities).default('standard'),
		codec: codecSchema.optional(),
		size: customSizeSchema.optional(),
		maxSizeBytes: maxSizeSchema.optional(),
		captionLocale: localeSchema.optional().meta({
			description:
				"Language of the captions in this output's picture, one of `captions.translations`; absent: that of the timeline.",
		}),
		scale: z.number().min(0.1).max(1).default(1).meta({ description: 'Share of the full frame size, for previews.' }),
		cover: coverSchema.optional(),
	})
	.meta({ id: 'Output' });
export type Output = z.infer<typeof outputSchema>;

export const timelineSchema = z
	.strictObject({
		version: z.literal(1),
		title: z.string().max(limits.titleCharacters).default(''),
		locale: localeSchema,
		scenes: z.array(sceneSchema).min(1).max(limits.sceneCount),
		voice: z.array(soundSchema).default([]),
		effects: z.array(soundSchema).default([]),
		music: musicBedSchema.optional(),
		captions: captionTrackSchema.optional(),
		filters: filtersSchema.optional().meta({ description: 'On the whole picture, below captions and overlays.' }),
		overlays: overlaysSchema.optional(),
		chapters: chaptersSchema.optional(),
		inserts: insertsSchema.optional(),
		intro: bookendSchema.optional(),
		outro: bookendSchema.optional(),
		speedRamp: speedRampSchema.optional(),
		levels: levelsSchema.optional(),
		limit: lengthLimitSchema.optional(),
		metadata: fileMetadataSchema.optional(),
		loudness: z
			.strictObject({
				integratedLufs: z.number().min(-30).max(-8).default(-14),
				truePeakDbtp: z.number().min(-9).max(-0.5).default(-1),
			})
			.default({ integratedLufs: -14, truePeakDbtp: -1 }),
		outputs: z
			.array(outputSchema)
			.min(1)
			.max(aspectRatios.length)
			.refine((all) => new Set(all.map((o) => o.aspectRatio)).size === all.length, 'must name each aspect ratio once'),
	})
	.meta({ id: 'Timeline', description: 'The editable description of a video. Pure data.' });
export type Timeline = z.infer<typeof timelineSchema>;
