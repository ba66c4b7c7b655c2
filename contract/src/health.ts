import { z } from 'zod';
import { healthParts, healthStates } from '../vocabulary.js';

export const healthSchema = z
	.object({
		state: z.enum(healthStates).meta({ description: 'The worst of all parts.' }),
		parts: z.array(
			z.object({
				part: z.enum(healthParts),
				state: z.enum(healthStates),
				detail: z.string().meta({ description: 'What was found, in a sentence for people.' }),
				fix: z.string().nullable(),
				tookMs: z.number().int().nonnegative(),
			}),
		),
	})
	.meta({ id: 'Health', description: 'How the parts fare that this service needs, each looked at just now.' });
export type Health = z.infer<typeof healthSchema>;
export type HealthPart = Health['parts'][number];
