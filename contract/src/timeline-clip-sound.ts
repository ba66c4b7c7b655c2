import { z } from 'zod';

/** A clip's own sound, heard while the clip is seen. */
export const clipSoundSchema = z
	.strictObject({
		gainDb: z.number().min(-60).max(24).default(0).meta({ description: 'Decibels.' }),
		muted: z.boolean().default(false).meta({ description: 'Silent all the same.' }),
		duck: z.boolean().default(true).meta({ description: 'Whether it steps back while the voice speaks.' }),
	})
	.meta({
		id: 'ClipSound',
		description:
			'The sound of the clip, which is silent without it: as long as its picture, at its speed and in its own pitch. It melts with that of the next one in a transition.',
	});
export type ClipSound = z.infer<typeof clipSoundSchema>;
