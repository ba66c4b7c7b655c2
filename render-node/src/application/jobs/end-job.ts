import type { Problem } from '@showrunner/contract';
import { toJob, type JobRecord } from '../../domain/jobs/job-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { closeBatchIfDone } from '../batches/close-batch.js';
import { publishEvent } from '../webhooks/publish-event.js';

export type JobEnd =
	| { state: 'succeeded'; result: unknown; cached: boolean }
	| { state: 'failed'; problem: Problem }
	| { state: 'cancelled' };

const phases = { succeeded: 'Done', failed: 'Failed', cancelled: 'Cancelled' } as const;

/**
 * Ends a job that this transaction has locked (or has just inserted), tells subscribers, and ends the
 * job's batch with it when it was the last.
 */
export async function endJob(books: Repositories, job: JobRecord, end: JobEnd, now: Date): Promise<JobRecord> {
	const ended = await books.jobs.update(job.id, {
		state: end.state,
		phase: phases[end.state],
		etaMs: null,
		finishedAt: now,
		runId: null,
		ticketId: null,
		...(end.state === 'succeeded' && { fraction: 1, result: end.result, cached: end.cached, problem: null }),
		...(end.state === 'failed' && { problem: end.problem }),
	});
	if (end.state === 'succeeded') await publishEvent(books, 'job-completed', { job: toJob(ended) }, now);
	if (end.state === 'failed') await publishEvent(books, 'job-failed', { job: toJob(ended) }, now);
	if (ended.batchId !== null) await closeBatchIfDone(books, ended.batchId, now);
	return ended;
}
