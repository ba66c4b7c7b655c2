import type { JobRecord } from '../../domain/jobs/job-record.js';
import { notFound } from '../../domain/refusal.js';
import type { JobRepository } from '../../domain/store/store.js';

export const jobNotFound = (jobId: string) =>
	notFound('job-not-found', 'There is no such job', { field: 'jobId', detail: jobId, fix: 'Check the id of the job' });

export async function getJob({ jobs }: { jobs: Pick<JobRepository, 'find'> }, jobId: string): Promise<JobRecord> {
	const job = await jobs.find(jobId);
	if (!job) throw jobNotFound(jobId);
	return job;
}
