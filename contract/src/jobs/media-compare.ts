import { z } from 'zod';
import { duplicateVerdicts, matchStrictnesses } from '../../vocabulary.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, idSchema, instantSchema, millisecondsSchema } from '../scalars.js';

const historySchema = z.discriminatedUnion('scope', [
	z.strictObject({
		scope: z.literal('channel').meta({ description: 'Files of the completed productions of a channel.' }),
		channel: z.string().min(1).max(200),
		last: z.number().int().min(1).max(10_000).default(1_000).meta({ description: 'The newest so many of them.' }),
		since: instantSchema.optional().meta({ description: 'Only those that were completed since.' }),
	}),
	z.strictObject({ scope: z.literal('all').meta({ description: 'All pictures, videos and sounds of the store.' }) }),
]);

export const mediaCompareInput = z
	.strictObject({
		assetId: assetIdSchema.meta({ description: 'Picture, video or sound that is looked for.' }),
		history: historySchema.meta({ description: 'What it is compared with.' }),
		exceptProductionId: idSchema
			.optional()
			.meta({ description: 'A production whose files do not count: the one that the asset was made for.' }),
		strictness: z.enum(matchStrictnesses).default('balanced'),
		leastSharedMs: z
			.number()
			.int()
			.min(2_000)
			.max(600_000)
			.default(3_000)
			.meta({ description: 'Shorter sections that two files share are not told, such as an intro. Milliseconds.' }),
	})
	.meta({ id: 'MediaCompareInput' });

const shareSchema = z.number().min(0).max(1);

const sharedSchema = z
	.object({
		share: shareSchema.meta({ description: 'Part of the asset that the other file has as well.' }),
		otherShare: shareSchema.meta({ description: 'Part of the other file that the asset has as well.' }),
		apart: z.number().min(0).max(0.5).meta({ description: 'Bits that differ: 0 for a copy, 0.5 for no relation.' }),
		sharedMs: millisecondsSchema.meta({ description: '0 for a still picture.' }),
		ranges: z
			.array(
				z.object({
					startMs: millisecondsSchema,
					endMs: millisecondsSchema,
					otherStartMs: millisecondsSchema,
					otherEndMs: millisecondsSchema,
				}),
			)
			.meta({ description: 'When in the asset, and when in the other file; none for a still picture.' }),
	})
	.meta({ id: 'SharedMedia' });

const pictureMatchSchema = sharedSchema
	.extend({ mirrored: z.boolean().meta({ description: 'The other file shows it as in a mirror.' }) })
	.meta({ id: 'SharedPictures' });

export const mediaMatchSchema = z
	.object({
		verdict: z.enum(duplicateVerdicts),
		score: shareSchema.meta({ description: '1 for a copy of the whole.' }),
		assetId: assetIdSchema,
		name: z.string(),
		production: z
			.object({ id: idSchema, title: z.string(), channel: z.string().nullable(), role: z.string() })
			.nullable()
			.meta({ description: 'The newest completed production that has the file.' }),
		pictures: pictureMatchSchema.nullable(),
		sound: sharedSchema.nullable(),
		reasons: z.array(z.string()),
	})
	.meta({ id: 'MediaMatch' });
export type MediaMatch = z.infer<typeof mediaMatchSchema>;

export const mediaCompareResult = z
	.object({
		verdict: z.enum(duplicateVerdicts),
		score: shareSchema.meta({ description: 'That of the best match; 0 where there is none.' }),
		reason: z.string().meta({ description: 'The verdict in a sentence for people.' }),
		matches: z.array(mediaMatchSchema).max(20).meta({ description: 'The best first.' }),
		compared: z.object({
			files: z.number().int().nonnegative().meta({ description: 'Files of the history that could be compared.' }),
			looked: z.number().int().nonnegative().meta({ description: 'Those that the index brought up for a close look.' }),
			left: z.number().int().nonnegative().meta({ description: 'Files that have no fingerprint yet.' }),
		}),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'MediaCompareResult' });

export const mediaCompareExample = {
	assetId: 'a'.repeat(64),
	history: { scope: 'channel', channel: 'Sea stories', last: 200 },
	strictness: 'balanced',
} as const;
export type MediaCompareInput = z.output<typeof mediaCompareInput>;
export type MediaCompareResult = z.infer<typeof mediaCompareResult>;
