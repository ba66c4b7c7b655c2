import { z } from 'zod';
import { jobKinds, jobStates } from '../../vocabulary.js';
import { batchSchema, createBatchRequest, createJobRequest, jobSchema } from '../jobs/job.js';
import { idSchema, page } from '../scalars.js';
import { largeBodyBytes, paging, waiting, type RouteSchemas } from './route-schemas.js';

export const jobRoutes = {
	createJob: {
		summary: 'Create a job',
		body: createJobRequest,
		bodyMaxBytes: largeBodyBytes,
		bringsWork: true,
		response: jobSchema,
		status: 202,
		idempotent: 'optional',
	},
	getJobs: {
		summary: 'List jobs',
		query: z.strictObject({
			...paging,
			state: z.enum(jobStates).optional(),
			kind: z.enum(jobKinds).optional(),
			productionId: idSchema.optional(),
		}),
		response: page(jobSchema),
	},
	getJob: { summary: 'Get a job', query: waiting, response: jobSchema },
	cancelJob: { summary: 'Cancel a job', response: jobSchema },
	retryJob: {
		summary: 'Retry a job that failed or was cancelled',
		bringsWork: true,
		response: jobSchema,
		status: 202,
	},
	streamJob: { summary: 'Follow a job by server-sent events', response: jobSchema, raw: 'event-stream' },
	createBatch: {
		summary: 'Create jobs that end together',
		body: createBatchRequest,
		bodyMaxBytes: largeBodyBytes,
		bringsWork: true,
		response: batchSchema,
		status: 202,
		idempotent: 'optional',
	},
	getBatch: { summary: 'Get a batch', query: waiting, response: batchSchema },
	cancelBatch: { summary: 'Cancel all jobs of a batch', response: batchSchema },
} as const satisfies Record<string, RouteSchemas>;
