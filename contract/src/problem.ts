import { z } from 'zod';
import { problemKinds, warningCodes } from '../vocabulary.js';
import { budgetShortfallSchema } from './budgets.js';
import { quotaShortfallSchema } from './quotas.js';

/** RFC 9457 problem document; a failed job stores the same object that a direct call would get. */
export const problemSchema = z
	.object({
		type: z.string().meta({ description: 'Stable slug of the case, such as `text-too-long`.' }),
		title: z.string().meta({ description: 'What happened, in a sentence for people.' }),
		status: z.number().int().min(400).max(599),
		kind: z.enum(problemKinds),
		detail: z.string().optional().meta({ description: 'The facts of this one case.' }),
		fix: z.string().optional().meta({ description: 'What to change next.' }),
		field: z.string().optional().meta({ description: 'Name of the parameter that is off.' }),
		instance: z.string().optional().meta({ description: 'Id of the request or the job.' }),
		retryAfterMs: z.number().int().nonnegative().optional(),
		budget: budgetShortfallSchema.optional().meta({ description: 'The cap that was in the way.' }),
		quota: quotaShortfallSchema.optional().meta({ description: 'The quota that was used up.' }),
		errors: z
			.array(z.object({ pointer: z.string(), message: z.string() }))
			.optional()
			.meta({ description: 'One entry per invalid member: JSON pointer and reason.' }),
	})
	.meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

/** A wish that was met differently from how it was asked for. */
export const warningSchema = z
	.object({
		code: z.enum(warningCodes),
		message: z.string(),
		field: z.string().optional(),
	})
	.meta({ id: 'Warning' });
export type Warning = z.infer<typeof warningSchema>;
