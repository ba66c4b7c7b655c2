import { z } from 'zod';
import {
	aspectRatios,
	captionProfiles,
	captionStyles,
	easings,
	fits,
	limits,
	renderQualities,
	safeAreas,
	transitionKinds,
} from '../vocabulary.js';
import { assetIdSchema, localeSchema, millisecondsSchema } from './scalars.js';
import { wordTimingSchema } from './speech.js';
import { chaptersSchema, sceneTitleSchema } from './timeline-chapters.js';

const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1a2b3c');

/** A picture per aspect ratio; a format without its own falls back to the first that is given. */
const stillSchema = z.strictObject({
	kind: z.literal('still'),
	assetIds: z
		.partialRecord(z.enum(aspectRatios), assetIdSchema)
		.refine((ids) => Object.keys(ids).length > 0, 'must name at least one picture'),
	fit: z.enum(fits).default('cover'),
});
const clipSchema = z.strictObject({
	kind: z.literal('clip'),
	assetId: assetIdSchema,
	trimStartMs: millisecondsSchema.default(0).meta({ description: 'Where in the clip to begin; a short clip repeats.' }),
	fit: z.enum(fits).default('cover'),
});
const colourVisualSchema = z.strictObject({ kind: z.literal('colour'), colour: colourSchema });
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
	})
	.meta({ id: 'Scene' });
export type Scene = z.infer<typeof sceneSchema>;

const gainSchema = z.number().min(-60).max(24).default(0).meta({ description: 'Decibels.' });

export const soundSchema = z
	.strictObject({ assetId: assetIdSchema, startMs: millisecondsSchema, gainDb: gainSchema })
	.meta({ id: 'Sound' });
export type Sound = z.infer<typeof soundSchema>;

export const musicBedSchema = z
	.strictObject({
		assetId: assetIdSchema,
		gainDb: z.number().min(-60).max(24).default(-10).meta({ description: 'Decibels relative to the voice.' }),
		duck: z.boolean().default(true).meta({ description: 'Whether the music steps back while the voice speaks.' }),
		fadeInMs: millisecondsSchema.default(800),
		fadeOutMs: millisecondsSchema.default(1_500),
	})
	.meta({ id: 'MusicBed', description: 'Repeats to the length of the video.' });

/** Words of one scene, placed on the video's clock by `startMs`. */
export const captionedSceneSchema = z
	.strictObject({
		startMs: millisecondsSchema,
		durationMs: millisecondsSchema,
		text: z.string().max(limits.sceneCharacters),
		words: z.array(wordTimingSchema),
	})
	.meta({ id: 'CaptionedScene' });
export type CaptionedScene = z.infer<typeof captionedSceneSchema>;

export const captionTrackSchema = z
	.strictObject({
		scenes: z.array(captionedSceneSchema),
		burnIn: z.boolean().default(true),
		style: z.enum(captionStyles).default('karaoke'),
		profile: z.enum(captionProfiles).default('shorts'),
		safeArea: z.enum(safeAreas).default('universal'),
	})
	.meta({ id: 'CaptionTrack' });
export type CaptionTrack = z.infer<typeof captionTrackSchema>;

export const outputSchema = z
	.strictObject({
		aspectRatio: z.enum(aspectRatios),
		fps: z.union([z.literal(24), z.literal(25), z.literal(30), z.literal(50), z.literal(60)]).default(30),
		quality: z.enum(renderQualities).default('standard'),
		scale: z.number().min(0.1).max(1).default(1).meta({ description: 'Share of the full frame size, for previews.' }),
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
		chapters: chaptersSchema.optional(),
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
