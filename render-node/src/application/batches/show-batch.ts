import type { Batch } from '@showrunner/contract';
import { toJob, type JobRecord } from '../../domain/jobs/job-record.js';
import { isFinal } from '../../domain/jobs/job-states.js';
import type { BatchRecord } from '../../domain/store/batch-record.js';

/** The batch as callers see it. */
export const toBatch = (record: BatchRecord, jobs: readonly JobRecord[]): Batch => ({
	id: record.id,
	jobs: jobs.map(toJob),
	finished: jobs.every(({ state }) => isFinal(state)),
	callback:
		record.callbackUrl === null
			? null
			: {
					reachable: record.callbackReachable,
					deliveredAt: record.callbackDeliveredAt?.toISOString() ?? null,
				},
	createdAt: record.createdAt.toISOString(),
});
