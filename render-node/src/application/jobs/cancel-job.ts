import { isFinal } from '../../domain/jobs/job-states.js';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import type { Deps } from '../deps.js';
import { endJob } from './end-job.js';
import { jobNotFound } from './get-job.js';

/** Ends a job now; a worker that runs it stops, and whatever it still made is dropped. A job that has ended stays as it is. */
export function cancelJob({ store, clock }: Pick<Deps, 'store' | 'clock'>, jobId: string): Promise<JobRecord> {
	return store.transaction(async (books) => {
		const job = await books.jobs.lock(jobId);
		if (!job) throw jobNotFound(jobId);
		return isFinal(job.state) ? job : endJob(books, job, { state: 'cancelled' }, clock.now());
	});
}
