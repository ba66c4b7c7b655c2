import { z } from 'zod';
import { speechEngines } from '../vocabulary.js';
import { videoEncoderSchema } from './video-encoder.js';

export const capabilitiesSchema = z
	.object({
		version: z.string(),
		ffmpeg: z.object({
			version: z.string(),
			videoEncoder: z.string().meta({ description: 'The one that the next video gets.' }),
			encoders: z
				.array(videoEncoderSchema)
				.optional()
				.meta({ description: 'Every encoder in the order of preference, each tried with one frame at start.' }),
			filters: z.array(z.string()).meta({ description: 'Those that we use and that were found.' }),
		}),
		speech: z.array(
			z.object({
				engine: z.enum(speechEngines),
				available: z.boolean(),
				note: z.string(),
				voiceCount: z.number().int(),
			}),
		),
		scripts: z
			.array(z.object({ script: z.string(), font: z.string().nullable() }))
			.meta({ description: 'Writing systems and the font that draws each; null where none was found.' }),
		store: z.enum(['embedded', 'postgres']),
	})
	.meta({ id: 'Capabilities', description: 'What this service found at start.' });
export type Capabilities = z.infer<typeof capabilitiesSchema>;
