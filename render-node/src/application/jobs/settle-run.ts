import { jobSchemas, type Problem } from '@showrunner/contract';
import { deadlineExceeded, problemOf, resultMalformed } from '../../domain/jobs/job-problems.js';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import { reissueTicket } from '../../domain/jobs/job-ticket.js';
import { retryDelayMs } from '../../domain/jobs/retry-policy.js';
import type { Repositories } from '../../domain/store/store.js';
import { Refusal } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import type { Claim } from './claim-job.js';
import { endJob } from './end-job.js';

/**
 * How an attempt went. `handed-back`: the service shuts down, another process goes on with the job. `elsewhere`: another
 * machine can do it better.
 */
export type Outcome =
	| { kind: 'done'; result: unknown }
	| { kind: 'threw'; thrown: unknown }
	| { kind: 'too-late' }
	| { kind: 'handed-back' }
	| { kind: 'elsewhere'; waitingFor: string };

type SettleDeps = Pick<Deps, 'store' | 'clock' | 'log' | 'metrics' | 'handlers'>;

/** Time for the other machine to be the first to look again. */
const elsewhereDelayMs = 1_500;

async function failOrRetry(books: Repositories, job: JobRecord, problem: Problem, now: Date): Promise<JobRecord> {
	const failures = job.failures + 1;
	const delayMs = retryDelayMs(problem, failures);
	if (delayMs === null) return endJob(books, job, { state: 'failed', problem }, now);
	const waiting = { state: 'queued', phase: `Waiting to try again: ${problem.title}`, runId: null, failures } as const;
	return reissueTicket(books, job, { ...waiting, deadlineAt: null }, new Date(now.getTime() + delayMs));
}

async function settle(
	books: Repositories,
	job: JobRecord,
	outcome: Outcome,
	{ log, handlers }: SettleDeps,
	now: Date,
): Promise<JobRecord> {
	if (outcome.kind === 'handed-back') {
		return reissueTicket(books, job, { state: 'queued', phase: 'Waiting', runId: null, deadlineAt: null });
	}
	if (outcome.kind === 'elsewhere') {
		const phase = `Waiting for a machine that has ${outcome.waitingFor}`;
		const waiting = { state: 'queued', phase, runId: null, deadlineAt: null } as const;
		return reissueTicket(books, job, waiting, new Date(now.getTime() + elsewhereDelayMs));
	}
	if (outcome.kind === 'too-late') return failOrRetry(books, job, deadlineExceeded(job.id, job.timeoutMs), now);
	if (outcome.kind === 'threw') {
		if (!(outcome.thrown instanceof Refusal))
			log.error({ jobId: job.id, kind: job.kind, err: outcome.thrown }, 'a job met a defect');
		return failOrRetry(books, job, problemOf(outcome.thrown, job.id), now);
	}
	const parsed = jobSchemas[job.kind].result.safeParse(outcome.result);
	if (!parsed.success) {
		log.error(
			{ jobId: job.id, kind: job.kind, issues: parsed.error.issues },
			'a job ended with a result of the wrong shape',
		);
		return failOrRetry(books, job, resultMalformed(job.id), now);
	}
	if (handlers.of(job.kind).isLasting ?? true) await books.results.keep(job.resultKey, job.id, parsed.data);
	return endJob(books, job, { state: 'succeeded', result: parsed.data, cached: false }, now);
}

/** What made the videos that a job ended with. */
function encodersOf({ kind, state, result }: JobRecord): string[] {
	if (kind !== 'video.assemble' || state !== 'succeeded') return [];
	const parsed = jobSchemas[kind].result.safeParse(result);
	return parsed.success ? parsed.data.videos.map(({ encoder }) => encoder) : [];
}

/** Books how an attempt went, unless the job has been taken from it in the meantime. */
export async function settleRun(deps: SettleDeps, { job, runId }: Claim, outcome: Outcome): Promise<void> {
	const { store, clock, log, metrics } = deps;
	const now = clock.now();
	const settled = await store.transaction(async (books) => {
		const current = await books.jobs.lock(job.id);
		if (current?.runId !== runId || current.state !== 'running') return null;
		return settle(books, current, outcome, deps, now);
	});
	if (!settled) return;
	const durationMs = Math.max(0, now.getTime() - (job.startedAt ?? now).getTime());
	metrics.jobEnded(job.kind, settled.state, settled.cached, durationMs);
	encodersOf(settled).forEach(metrics.videoEncoded);
	log.info({ jobId: job.id, kind: job.kind, state: settled.state, durationMs }, 'an attempt at a job has ended');
}
