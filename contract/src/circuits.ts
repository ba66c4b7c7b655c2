import { z } from 'zod';
import { circuitStates, problemKinds } from '../vocabulary.js';
import { idSchema, instantSchema } from './scalars.js';

const nameSchema = z.string().min(1).max(200);

/** Keeps calls away from a provider that fails, for a while. */
export const circuitSchema = z
	.object({
		id: idSchema,
		provider: z.string(),
		credentialName: z.string().nullable(),
		state: z.enum(circuitStates),
		failures: z.number().int().meta({ description: 'Failures in the window that runs.' }),
		lastProblem: z.string().nullable(),
		openedAt: instantSchema.nullable(),
		retryAt: instantSchema.nullable().meta({ description: 'When one call may try again.' }),
		updatedAt: instantSchema,
	})
	.meta({ id: 'Circuit' });
export type Circuit = z.infer<typeof circuitSchema>;

export const reportOutcomeRequest = z
	.strictObject({
		provider: nameSchema,
		credentialName: nameSchema.optional(),
		outcome: z.enum(['success', 'failure']),
		kind: z.enum(problemKinds).optional().meta({
			description:
				"What went wrong. What is the request's own fault (input-invalid, content-rejected) proves that the provider works.",
		}),
		problem: z.string().max(500).optional().meta({ description: 'In words; never a secret.' }),
		retryAfterMs: z
			.number()
			.int()
			.min(0)
			.max(24 * 60 * 60 * 1000)
			.optional(),
	})
	.meta({ id: 'ReportOutcomeRequest' });
export type ReportOutcomeRequest = z.output<typeof reportOutcomeRequest>;
