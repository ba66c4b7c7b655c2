import { z } from 'zod';
import { limits, trimPlaces } from '../vocabulary.js';

/** How long a video may be at most; a longer one is cut, with a warning that says what is missing. */
export const lengthLimitSchema = z
	.strictObject({
		maxDurationMs: z.number().int().min(1_000).max(limits.videoDurationMs).meta({
			description: 'No output is longer by a frame. A shorter video stays as it is.',
		}),
		trimAt: z.enum(trimPlaces).default('sentence').meta({
			description:
				'`sentence`: behind the last sentence of the captions that ends before the limit; `scene`: where the last whole scene ends; `exact`: at the limit. Where there is none, the next of these.',
		}),
	})
	.meta({ id: 'LengthLimit' });
export type LengthLimit = z.infer<typeof lengthLimitSchema>;
