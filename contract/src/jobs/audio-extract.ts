import { z } from 'zod';
import { extractedSoundFormats, soundRatesHz } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, millisecondsSchema } from '../scalars.js';

export const audioExtractInput = z
	.strictObject({
		assetId: assetIdSchema.meta({
			description: 'Video or sound of at most three hours; its first sound track is taken.',
		}),
		format: z
			.enum(extractedSoundFormats)
			.default('flac')
			.meta({ description: 'A minute at 16 kHz takes about 1 MB as flac, 0.5 MB as mp3 and 1.9 MB as wav.' }),
		sampleRateHz: z.literal(soundRatesHz).default(16_000).meta({ description: '16 kHz is what speech models hear.' }),
		pieceMs: z
			.number()
			.int()
			.min(10_000)
			.max(60 * 60 * 1000)
			.optional()
			.meta({ description: 'Longest piece; cut where it is quietest before that. Left out, all is one piece.' }),
	})
	.meta({ id: 'AudioExtractInput', description: 'Take the sound out of a video or a sound, as one channel.' });

export const soundPieceSchema = z
	.object({
		assetId: assetIdSchema,
		startMs: millisecondsSchema.meta({
			description: 'Where it begins in the whole: add it to times within the piece.',
		}),
		durationMs: millisecondsSchema,
		sizeBytes: z.number().int().positive(),
	})
	.meta({ id: 'SoundPiece' });
export type SoundPiece = z.infer<typeof soundPieceSchema>;

export const audioExtractResult = z
	.object({
		durationMs: millisecondsSchema,
		format: z.enum(extractedSoundFormats),
		sampleRateHz: z.literal(soundRatesHz),
		pieces: z.array(soundPieceSchema).min(1).meta({ description: 'In order and without a gap.' }),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'AudioExtractResult' });

export const audioExtractExample = {
	...{ assetId: 'a'.repeat(64), format: 'mp3', sampleRateHz: 16_000 },
	pieceMs: 600_000,
} as const;
export type AudioExtractInput = z.infer<typeof audioExtractInput>;
export type AudioExtractResult = z.infer<typeof audioExtractResult>;
