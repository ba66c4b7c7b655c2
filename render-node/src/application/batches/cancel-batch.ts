import { isFinal } from '../../domain/jobs/job-states.js';
import type { Deps } from '../deps.js';
import { endJob } from '../jobs/end-job.js';
import { batchNotFound } from './get-batch.js';

/** Ends all jobs of a batch that have not ended. */
export async function cancelBatch({ store, clock }: Pick<Deps, 'store' | 'clock'>, batchId: string): Promise<void> {
	await store.transaction(async (books) => {
		if (!(await books.batches.lock(batchId))) throw batchNotFound(batchId);
		for (const { id } of await books.jobs.ofBatch(batchId)) {
			const job = await books.jobs.lock(id);
			if (job && !isFinal(job.state)) await endJob(books, job, { state: 'cancelled' }, clock.now());
		}
	});
}
