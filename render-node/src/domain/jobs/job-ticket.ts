import { randomUUID } from 'node:crypto';
import type { JobPriority } from '@showrunner/contract';
import type { Repositories, Ticket } from '../store/store.js';
import { jobWeights, type JobRecord } from './job-record.js';

const rank: Record<JobPriority, number> = { low: -1, normal: 0, high: 1 };

type Queued = Pick<JobRecord, 'id' | 'weight' | 'priority' | 'ticketId'>;

/** Puts jobs where workers find them, each by the ticket that it names. */
export async function sendTickets(books: Repositories, jobs: readonly Queued[], startAfter?: Date): Promise<void> {
	for (const weight of jobWeights) {
		const tickets = jobs.flatMap((job): Ticket[] =>
			job.weight === weight && job.ticketId !== null
				? [{ id: job.ticketId, recordId: job.id, priority: rank[job.priority], ...(startAfter && { startAfter }) }]
				: [],
		);
		await books.tickets.send(weight, tickets);
	}
}

/** Queues a known job anew; the entry that it had is stale from now on. */
export async function reissueTicket(
	books: Repositories,
	job: JobRecord,
	change: Partial<JobRecord>,
	startAfter?: Date,
): Promise<JobRecord> {
	const queued = await books.jobs.update(job.id, { ...change, ticketId: randomUUID() });
	await sendTickets(books, [queued], startAfter);
	return queued;
}
