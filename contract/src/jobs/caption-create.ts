import { z } from 'zod';
import { aspectRatios, captionFormats, captionProfiles, captionStyles, safeAreas } from '../../vocabulary.js';
import { captionedSceneSchema, captionLookMembers } from '../timeline-captions.js';
import { warningSchema } from '../problem.js';
import { assetIdSchema, localeSchema } from '../scalars.js';

export const captionCreateInput = z
	.strictObject({
		locale: localeSchema,
		scenes: z.array(captionedSceneSchema).min(1),
		formats: z.array(z.enum(captionFormats)).min(1).default(['srt', 'vtt']),
		profile: z.enum(captionProfiles).default('subtitle'),
		style: z.enum(captionStyles).default('plain').meta({ description: 'Used by the `ass` format only.' }),
		safeArea: z.enum(safeAreas).default('universal').meta({ description: 'Used by the `ass` format only.' }),
		aspectRatio: z.enum(aspectRatios).default('9:16').meta({ description: 'Used by the `ass` format only.' }),
		...captionLookMembers,
	})
	.meta({ id: 'CaptionCreateInput' });

export const captionFileSchema = z
	.object({
		format: z.enum(captionFormats),
		assetId: assetIdSchema,
		locale: localeSchema.optional().meta({ description: 'Absent in results of earlier versions.' }),
	})
	.meta({ id: 'CaptionFile' });

export const captionCreateResult = z
	.object({
		locale: localeSchema,
		files: z.array(captionFileSchema),
		cueCount: z.number().int().nonnegative(),
		warnings: z.array(warningSchema),
	})
	.meta({ id: 'CaptionCreateResult' });

export const captionCreateExample = {
	locale: 'en',
	scenes: [
		{
			startMs: 0,
			durationMs: 2_600,
			text: 'The lamp turned.',
			words: [
				{ text: 'The', startMs: 100, endMs: 240, charStart: 0, charEnd: 3, source: 'native' },
				{ text: 'lamp', startMs: 240, endMs: 620, charStart: 4, charEnd: 8, source: 'native' },
				{ text: 'turned.', startMs: 620, endMs: 1_100, charStart: 9, charEnd: 16, source: 'native' },
			],
		},
	],
	formats: ['srt', 'vtt'],
	profile: 'subtitle',
};
export type CaptionCreateInput = z.infer<typeof captionCreateInput>;
export type CaptionCreateResult = z.infer<typeof captionCreateResult>;
export type CaptionFile = z.infer<typeof captionFileSchema>;
