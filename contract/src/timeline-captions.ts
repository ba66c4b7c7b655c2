import { z } from 'zod';
import { captionPositions, captionProfiles, captionStyles, limits, safeAreas } from '../vocabulary.js';
import { colourSchema, localeSchema, millisecondsSchema } from './scalars.js';
import { wordTimingSchema } from './speech.js';

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

export const captionColoursSchema = z
	.strictObject({
		text: colourSchema.optional().meta({ description: 'Of the letters; white where it is absent.' }),
		spokenWord: colourSchema.optional().meta({
			description: 'Of the word that is being spoken, in the styles `karaoke` and `pop`; amber where it is absent.',
		}),
		outline: colourSchema.optional().meta({
			description:
				'Of what the letters stand out by: their outline and shadow, or the box. Nearly black where it is absent.',
		}),
	})
	.meta({ id: 'CaptionColours' });
export type CaptionColours = z.infer<typeof captionColoursSchema>;

export const captionTranslationSchema = z
	.strictObject({ locale: localeSchema, scenes: z.array(captionedSceneSchema).min(1) })
	.meta({
		id: 'CaptionTranslation',
		description: 'The captions in another language. In the picture where an output names its `locale`.',
	});
export type CaptionTranslation = z.infer<typeof captionTranslationSchema>;

/** How captions in the picture look beyond their style. All absent: as the style has it. */
export const captionLookMembers = {
	position: z.enum(captionPositions).optional().meta({
		description:
			'Within the safe area; `middle` is the middle of the frame. Absent: `middle` for the style `word`, `bottom` for all others.',
	}),
	colours: captionColoursSchema.optional(),
	sizeFactor: z.number().min(0.5).max(1.5).optional().meta({ description: 'Of the letters; 1 is the usual size.' }),
};

export const captionTrackSchema = z
	.strictObject({
		scenes: z.array(captionedSceneSchema),
		burnIn: z.boolean().default(true),
		style: z.enum(captionStyles).default('karaoke').meta({
			description: '`pop`: the spoken word swells and is lit; `word`: one large word at a time.',
		}),
		profile: z.enum(captionProfiles).default('shorts'),
		safeArea: z.enum(safeAreas).default('universal'),
		...captionLookMembers,
		translations: z.array(captionTranslationSchema).max(50).optional().meta({
			description: 'Each becomes an SRT and a VTT file beside the video, named by its locale in the result.',
		}),
		softTracks: z.boolean().optional().meta({
			description:
				'Whether captions and translations are also tracks in the MP4 that viewers turn on and off. MP4 marks the first one as on: leave `burnIn` off to show no words twice.',
		}),
	})
	.meta({ id: 'CaptionTrack' });
export type CaptionTrack = z.infer<typeof captionTrackSchema>;
