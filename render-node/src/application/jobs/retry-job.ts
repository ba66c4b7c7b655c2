import type { JobRecord } from '../../domain/jobs/job-record.js';
import { reissueTicket } from '../../domain/jobs/job-ticket.js';
import { conflict } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { jobNotFound } from './get-job.js';

/** Queues a job anew that failed or was cancelled, as if it had never been tried. */
export function retryJob({ store }: Pick<Deps, 'store'>, jobId: string): Promise<JobRecord> {
	return store.transaction(async (books) => {
		const job = await books.jobs.lock(jobId);
		if (!job) throw jobNotFound(jobId);
		if (job.state !== 'failed' && job.state !== 'cancelled') {
			throw conflict('job-not-retriable', `The job is ${job.state}`, {
				field: 'jobId',
				fix: 'Retry only jobs that failed or were cancelled',
				instance: jobId,
			});
		}
		const anew = { state: 'queued', phase: 'Waiting', fraction: 0, failures: 0, deaths: 0, problem: null } as const;
		return reissueTicket(books, job, { ...anew, startedAt: null, finishedAt: null, deadlineAt: null });
	});
}
