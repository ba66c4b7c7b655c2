import { randomUUID } from 'node:crypto';
import { reissueTicket } from '../domain/jobs/job-ticket.js';
import type { Deps } from './deps.js';

/**
 * Queues anew what no queue entry would bring to a worker, such as the work of a process that died.
 * @param workersLive false right after the start of the only service on this store
 */
export async function recoverLostWork(
	{ store, log }: Pick<Deps, 'store' | 'log'>,
	workersLive: boolean,
): Promise<void> {
	const jobs = await store.jobs.withoutTicket(workersLive);
	for (const { id, ticketId } of jobs) {
		await store.transaction(async (books) => {
			const job = await books.jobs.lock(id);
			// In the meantime it may have ended, or have been queued by somebody else.
			if (job && job.ticketId === ticketId && ticketId !== null) await reissueTicket(books, job, {});
		});
	}
	const deliveries = await store.deliveries.withoutTicket(workersLive);
	for (const { id } of deliveries) {
		await store.transaction(async (books) => {
			const again = randomUUID();
			await books.deliveries.update(id, { ticketId: again });
			await books.tickets.send('deliveries', [{ id: again, recordId: id, priority: 0 }]);
		});
	}
	if (jobs.length + deliveries.length > 0) {
		log.info({ jobs: jobs.length, deliveries: deliveries.length }, 'work that was left behind is queued again');
	}
}
