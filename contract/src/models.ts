import { z } from 'zod';
import { diffusionEngines, generationKinds } from '../vocabulary.js';

export const licenceSchema = z
	.object({
		id: z.string().meta({ description: 'SPDX name, or the name that the model card gives.' }),
		url: z.url(),
		/** What follows from the licence for a channel that earns money. */
		commercialUse: z.enum(['allowed', 'conditional', 'forbidden']),
		note: z.string().meta({ description: 'The conditions in one sentence; empty where there are none.' }),
		needsAcceptance: z.boolean().meta({ description: 'Whether the operator must accept it before the model runs.' }),
	})
	.meta({ id: 'ModelLicence' });
export type ModelLicence = z.infer<typeof licenceSchema>;

export const modelSchema = z
	.object({
		id: z.string().min(1).max(200),
		label: z.string(),
		engine: z.enum(diffusionEngines),
		kinds: z.array(z.enum(generationKinds)).min(1),
		available: z.boolean(),
		note: z.string().meta({ description: 'Why it is not available and the way out, or what it is good for.' }),
		revision: z.string().nullable(),
		licence: licenceSchema,
		native: z.object({ width: z.number().int().positive(), height: z.number().int().positive() }),
		clip: z
			.object({
				framesPerSecond: z.number().positive(),
				longestMs: z.number().int().positive(),
				sound: z.boolean(),
			})
			.nullable()
			.meta({ description: 'Null for a model of still pictures.' }),
		steps: z.object({ least: z.number().int(), most: z.number().int(), preset: z.number().int() }).nullable(),
		pricePerSecondMicros: z
			.number()
			.int()
			.nonnegative()
			.meta({ description: 'Price of one second of the device that it runs on, in millionths of a US dollar.' }),
	})
	.meta({ id: 'Model', description: 'A model that this service can make pictures or clips with.' });
export type Model = z.infer<typeof modelSchema>;
