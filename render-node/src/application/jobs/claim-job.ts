import { randomUUID } from 'node:crypto';
import { quarantined } from '../../domain/jobs/job-problems.js';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import { isFinal } from '../../domain/jobs/job-states.js';
import { reissueTicket } from '../../domain/jobs/job-ticket.js';
import { deathsUntilQuarantine } from '../../domain/jobs/retry-policy.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Deps } from '../deps.js';
import { endJob } from './end-job.js';
import { findResult } from './find-result.js';

export type Claim = {
	job: JobRecord;
	runId: string;
	/** Since it was created, or since its last attempt began. */
	waitedMs: number;
};

/** How long a job waits for its running twin before it looks again: longer the longer it has waited. */
const twinDelayMs = (ageMs: number) => Math.min(Math.max(ageMs / 4, 500), 15_000);

/** What can be said about a job without running it; true when that was all. */
async function settleWithoutRunning(books: Repositories, job: JobRecord, now: Date): Promise<boolean> {
	if (job.deaths >= deathsUntilQuarantine) {
		await endJob(books, job, { state: 'failed', problem: quarantined(job.id, job.deaths) }, now);
		return true;
	}
	// Twins that are claimed at the same moment would not see each other run.
	await books.results.lock(job.resultKey);
	const result = await findResult(books, job.resultKey);
	if (result !== null) {
		await endJob(books, job, { state: 'succeeded', result, cached: true }, now);
		return true;
	}
	if (job.state === 'queued' && (await books.jobs.isTwinRunning(job.resultKey))) {
		const delayMs = twinDelayMs(now.getTime() - job.createdAt.getTime());
		await reissueTicket(books, job, { phase: 'Waiting for an identical job' }, new Date(now.getTime() + delayMs));
		return true;
	}
	return false;
}

/**
 * Makes a worker the owner of the job that its ticket names.
 * A job that is found running was left by a process that died.
 * @returns null when nothing is left to do for this ticket
 */
export function claimJob(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	jobId: string,
	ticketId: string,
): Promise<Claim | null> {
	return store.transaction(async (books) => {
		const found = await books.jobs.lock(jobId);
		if (!found || isFinal(found.state) || found.ticketId !== ticketId) return null;
		const now = clock.now();
		const job = found.state === 'running' ? await books.jobs.update(jobId, { deaths: found.deaths + 1 }) : found;
		if (await settleWithoutRunning(books, job, now)) return null;
		const runId = randomUUID();
		const claimed = await books.jobs.update(jobId, {
			state: 'running',
			runId,
			attempts: job.attempts + 1,
			fraction: 0,
			phase: 'Starting',
			startedAt: now,
			deadlineAt: new Date(now.getTime() + job.timeoutMs),
		});
		// A clock that was set back makes no time negative.
		const waitedMs = Math.max(0, now.getTime() - (found.startedAt ?? found.createdAt).getTime());
		return { job: claimed, runId, waitedMs };
	});
}
