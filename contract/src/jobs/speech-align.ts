import { z } from 'zod';
import { limits } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema, millisecondsSchema } from '../scalars.js';
import { spokenSceneSchema, voiceSchema } from '../speech.js';

/** A word, syllable or character with its time, as vendors tell them. */
export const givenTimeSchema = z
	.strictObject({
		text: z
			.string()
			.max(limits.sceneCharacters)
			.meta({ description: 'Word, syllable or character, in the order of the text.' }),
		startMs: millisecondsSchema.meta({ description: 'From the start of the given sound.' }),
		endMs: millisecondsSchema,
	})
	.meta({ id: 'GivenTime' });
export type GivenTime = z.infer<typeof givenTimeSchema>;

const wordsSchema = z
	.array(givenTimeSchema)
	.max(limits.sceneCharacters)
	.optional()
	.meta({ description: "The vendor's own times. Left out, or where they do not fit, they are looked for." });

const alignedSceneSchema = z
	.strictObject({
		id: z.string().min(1).max(100),
		text: z.string().min(1).max(limits.sceneCharacters).meta({ description: 'What is said in the sound.' }),
		assetId: assetIdSchema.nullable().meta({
			description: 'Sound of any kind, such as mp3, wav, ogg or m4a; null where nobody speaks the text.',
		}),
		words: wordsSchema,
		further: z
			.array(z.strictObject({ assetId: assetIdSchema, words: wordsSchema }))
			.max(20)
			.optional()
			.meta({
				description:
					'Sounds that go on where the one before ends, for a text that took several calls; joined without a gap. Times count from the start of each.',
			}),
	})
	.refine(({ assetId, further = [] }) => assetId !== null || further.length === 0, {
		path: ['further'],
		message: 'needs an assetId to go on from',
	});

export const speechAlignInput = z
	.strictObject({
		locale: localeSchema,
		scenes: z.array(alignedSceneSchema).min(1).max(limits.sceneCount),
	})
	.meta({
		id: 'SpeechAlignInput',
		description: 'Make speech from elsewhere like local speech: trimmed, levelled, with the time of each word.',
	});

/** The shape of what `speech.generate` gives, so that what comes after it treats both alike. */
export const speechAlignResult = z
	.object({
		locale: localeSchema,
		voice: voiceSchema.nullable().meta({ description: 'Always null: the voice is not of this machine.' }),
		scenes: z.array(spokenSceneSchema),
		durationMs: millisecondsSchema,
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'SpeechAlignResult' });

export const speechAlignExample = {
	locale: 'en',
	scenes: [
		{
			id: 'scene-1',
			text: 'The lamp turned.',
			assetId: 'a'.repeat(64),
			words: [
				{ text: 'The', startMs: 93, endMs: 221 },
				{ text: 'lamp', startMs: 221, endMs: 580 },
				{ text: 'turned.', startMs: 580, endMs: 1_045 },
			],
		},
	],
};
export type SpeechAlignInput = z.infer<typeof speechAlignInput>;
export type SpeechAlignResult = z.infer<typeof speechAlignResult>;
