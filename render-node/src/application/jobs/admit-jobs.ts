import { assetReferences } from '../../domain/jobs/asset-references.js';
import { sendTickets } from '../../domain/jobs/job-ticket.js';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import type { Repositories } from '../../domain/store/store.js';
import { endJob } from './end-job.js';
import { findResult } from './find-result.js';

/** Stores prepared jobs: those whose result is known end at once, the others are queued. */
export async function admitJobs(books: Repositories, jobs: readonly JobRecord[], now: Date): Promise<void> {
	await books.jobs.insert([...jobs]);
	const read = jobs.flatMap(({ input }) => assetReferences(input)).map(({ assetId }) => assetId);
	await books.retention.noteUse([...new Set(read)]);
	const queued: JobRecord[] = [];
	for (const job of jobs) {
		const result = await findResult(books, job.resultKey);
		if (result === null) queued.push(job);
		else await endJob(books, job, { state: 'succeeded', result, cached: true }, now);
	}
	await sendTickets(books, queued);
}
