import type { JobRecord } from '../../domain/jobs/job-record.js';
import type { Deps } from '../deps.js';
import { claimKey, earlierResource, type RequestKey } from '../idempotency/replay.js';
import { admitJobs } from './admit-jobs.js';
import { getJob } from './get-job.js';
import { prepareJob, type JobWish } from './prepare-job.js';

/** Creates a job, or gives the one that the same key and body made before. */
export async function createJob(
	deps: Pick<Deps, 'store' | 'handlers' | 'clock'>,
	wish: JobWish,
	key: RequestKey,
): Promise<JobRecord> {
	const earlier = await earlierResource(deps.store, key);
	if (earlier !== null) return getJob(deps.store, earlier);
	const job = await prepareJob(deps, wish);
	const id = await deps.store.transaction(async (books) => {
		const owner = await claimKey(books, key, job.id);
		if (owner === job.id) await admitJobs(books, [job], deps.clock.now());
		return owner;
	});
	return getJob(deps.store, id);
}
