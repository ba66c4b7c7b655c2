import { z } from 'zod';
import { limits } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema, millisecondsSchema } from '../scalars.js';
import { wordTimingSchema } from '../speech.js';

export const transcriptAlignInput = z
	.strictObject({
		locale: localeSchema,
		assetId: assetIdSchema.meta({ description: 'Sound, or a video with sound, of at most two hours.' }),
		text: z
			.string()
			.min(1)
			.max(limits.transcriptCharacters)
			.meta({ description: 'All that is said in it, in the order in which it is said.' }),
	})
	.meta({
		id: 'TranscriptAlignInput',
		description: 'Find when each word of a given transcript is said. Needs no key: the work is done on this machine.',
	});

export const transcriptSegmentSchema = z
	.object({
		startMs: millisecondsSchema,
		endMs: millisecondsSchema,
		text: z.string(),
		charStart: z.number().int().nonnegative().meta({ description: 'UTF-16 offset into the transcript.' }),
		charEnd: z.number().int().nonnegative(),
	})
	.meta({ id: 'TranscriptSegment', description: 'A sentence, or a part of a long one.' });
export type TranscriptSegment = z.infer<typeof transcriptSegmentSchema>;

export const transcriptAlignResult = z
	.object({
		locale: localeSchema,
		durationMs: millisecondsSchema,
		text: z.string(),
		words: z.array(wordTimingSchema).meta({ description: 'Times from the start of the sound, offsets into `text`.' }),
		segments: z.array(transcriptSegmentSchema),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'TranscriptAlignResult' });

export const transcriptAlignExample = {
	locale: 'en',
	assetId: 'a'.repeat(64),
	text: 'The lamp turned once every ten seconds. Nobody had lit it for a year.',
};
export type TranscriptAlignInput = z.infer<typeof transcriptAlignInput>;
export type TranscriptAlignResult = z.infer<typeof transcriptAlignResult>;
