import { z } from 'zod';
import { jobKinds, jobPriorities, jobStates, limits } from '../../vocabulary.js';
import { problemSchema } from '../problem.js';
import { idSchema, instantSchema } from '../scalars.js';

export const jobSchema = z
	.object({
		id: idSchema,
		kind: z.enum(jobKinds),
		state: z.enum(jobStates),
		priority: z.enum(jobPriorities),
		progress: z.object({
			fraction: z.number().min(0).max(1),
			phase: z.string().meta({ description: 'What is being done now, in a few words for people.' }),
			etaMs: z.number().int().nonnegative().nullable(),
		}),
		attempts: z.number().int().nonnegative(),
		cached: z.boolean().meta({ description: 'True when an earlier identical job had the result already.' }),
		result: z.unknown().nullable().meta({ description: 'Shape by kind: see the schema named after it.' }),
		problem: problemSchema.nullable(),
		productionId: idSchema.nullable(),
		step: z.string().nullable(),
		batchId: idSchema.nullable(),
		createdAt: instantSchema,
		startedAt: instantSchema.nullable(),
		finishedAt: instantSchema.nullable(),
		deadlineAt: instantSchema.nullable(),
	})
	.meta({ id: 'Job' });
export type Job = z.infer<typeof jobSchema>;

export const createJobRequest = z
	.strictObject({
		kind: z.enum(jobKinds),
		input: z.record(z.string(), z.unknown()).meta({ description: 'Shape by kind: see the schema named after it.' }),
		productionId: idSchema.optional(),
		step: z.string().max(100).optional().meta({ description: 'Name of the production step that this job works for.' }),
		priority: z.enum(jobPriorities).default('normal'),
		timeoutMs: z
			.number()
			.int()
			.min(1_000)
			.max(24 * 60 * 60 * 1000)
			.default(60 * 60 * 1000),
	})
	.meta({ id: 'CreateJobRequest' });
export type CreateJobRequest = z.input<typeof createJobRequest>;

export const callbackSchema = z
	.strictObject({
		url: z.url({ protocol: /^https?$/ }),
		context: z.unknown().optional().meta({ description: 'Given back unread when all jobs have ended.' }),
	})
	.meta({ id: 'Callback' });

/**
 * Several jobs with one end: the callback is called once, when the last of them has ended. No call comes where the
 * answer says already that all have ended, or that the URL is not reachable: then poll.
 */
export const createBatchRequest = z
	.strictObject({
		jobs: z.array(createJobRequest).min(1).max(limits.batchJobs),
		callback: callbackSchema.optional(),
	})
	.meta({ id: 'CreateBatchRequest' });
export type CreateBatchRequest = z.input<typeof createBatchRequest>;

export const batchSchema = z
	.object({
		id: idSchema,
		jobs: z.array(jobSchema).meta({ description: 'In the order of the request.' }),
		finished: z.boolean(),
		callback: z
			.object({
				reachable: z
					.boolean()
					.meta({ description: 'Whether the URL answered anything at all when the batch came in.' }),
				deliveredAt: instantSchema.nullable(),
			})
			.nullable(),
		createdAt: instantSchema,
	})
	.meta({ id: 'Batch' });
export type Batch = z.infer<typeof batchSchema>;
