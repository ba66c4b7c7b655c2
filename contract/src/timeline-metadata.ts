import { z } from 'zod';
import { limits } from '../vocabulary.js';

const line = z.string().min(1).max(limits.titleCharacters);

export const fileMetadataSchema = z
	.strictObject({
		title: line.optional().meta({ description: 'In place of the title of the timeline.' }),
		artist: line.optional().meta({ description: 'Who made it; players also call it the author.' }),
		comment: z.string().min(1).max(2_000).optional(),
		copyright: line.optional(),
		date: z
			.string()
			.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
			.optional()
			.meta({ description: 'When it came out: a year, a month of it or a day, such as 2026-11-27.' }),
	})
	.meta({ id: 'FileMetadata', description: 'What every file says of itself.' });
export type FileMetadata = z.infer<typeof fileMetadataSchema>;
