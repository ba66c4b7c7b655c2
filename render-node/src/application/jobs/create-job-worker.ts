import { spanOfRun } from '../../domain/tracing/correlation.js';
import { traced } from '../../domain/tracing/tracer.js';
import type { Deps } from '../deps.js';
import { withWorkFacts } from '../work-context.js';
import { attemptJob, type StopReason } from './attempt-job.js';
import { claimJob, type Claim } from './claim-job.js';
import { outlastAbsence } from './outlast-absence.js';
import { createProgressWriter } from './progress-writer.js';
import { settleRun } from './settle-run.js';

export type JobWorker = {
	/** Works on the job that a ticket names; returns when the ticket is used up. */
	handle(jobId: string, ticketId: string): Promise<void>;
	/** Hands all running jobs back and waits until they have stopped. */
	stop(): Promise<void>;
};

type Run = { jobId: string; stop: AbortController; ended: Promise<void> };

/** A cancel from another process is noticed within this even where news of it got lost. */
const lookEveryMs = 1_000;

/** Ties the attempt, and all that it causes, to the run that the job belongs to. */
function inItsTrace({ tracer }: Deps, { job }: Claim, work: () => Promise<void>): Promise<void> {
	const { id: jobId, kind, correlationId } = job;
	const parent = correlationId === null ? null : spanOfRun(correlationId);
	const facts = { 'showrunner.job.id': jobId, 'showrunner.job.attempt': job.attempts };
	return withWorkFacts({ jobId, ...(correlationId !== null && { correlationId }) }, () =>
		traced(tracer, { name: `job ${kind}`, kind: 'consumer', facts, parent }, work),
	);
}

/** Ends attempts whose job was cancelled or given to another worker. */
function watchOwnership({ store, bus, log }: Deps, runs: Map<string, Run>): () => void {
	const takeAway = (run: Run) => run.stop.abort('taken-away' satisfies StopReason);
	const look = async () => {
		const runIds = [...runs.keys()];
		if (runIds.length === 0) return;
		const owning = new Set(await store.jobs.owning(runIds));
		for (const runId of runIds) {
			const run = runs.get(runId);
			if (run && !owning.has(runId)) takeAway(run);
		}
	};
	const lookNow = () => {
		look().catch((error: unknown) => log.warn({ err: error }, 'could not look whether running jobs were cancelled'));
	};
	// News may be late and tell of a time before the attempt began: only the books say whose the job is now.
	const unsubscribe = bus.subscribe((change) => {
		if (change.kind !== 'job' || change.state === 'running') return;
		if ([...runs.values()].some(({ jobId }) => jobId === change.jobId)) lookNow();
	});
	const timer = setInterval(lookNow, lookEveryMs);
	return () => {
		clearInterval(timer);
		unsubscribe();
	};
}

/** @param workRoot folder for the jobs' own folders */
export function createJobWorker(deps: Deps, workRoot: string): JobWorker {
	const runs = new Map<string, Run>();
	const unwatch = watchOwnership(deps, runs);
	let stopping = false;

	const run = async (claim: Claim, stop: AbortController) => {
		const progress = createProgressWriter(async (latest) => {
			try {
				await deps.store.transaction((books) => books.jobs.report(claim.runId, latest));
			} catch (error) {
				deps.log.warn({ err: error, jobId: claim.job.id }, 'could not write the progress of a job');
			}
		});
		const outcome = await attemptJob(deps, claim, stop, progress, workRoot);
		if (outcome) await outlastAbsence(deps.store, () => settleRun(deps, claim, outcome));
	};
	return {
		async handle(jobId, ticketId) {
			if (stopping) throw new Error('The service shuts down; the ticket goes back to the queue');
			const claim = await claimJob(deps, jobId, ticketId);
			if (!claim) return;
			deps.metrics.jobClaimed(claim.job.kind, claim.waitedMs);
			const stop = new AbortController();
			if (stopping) stop.abort('handed-back' satisfies StopReason);
			const ended = inItsTrace(deps, claim, () => run(claim, stop)).finally(() => runs.delete(claim.runId));
			runs.set(claim.runId, { jobId, stop, ended });
			await ended;
		},
		async stop() {
			stopping = true;
			const ending = [...runs.values()].map(({ stop, ended }) => {
				stop.abort('handed-back' satisfies StopReason);
				return ended;
			});
			await Promise.allSettled(ending);
			unwatch();
		},
	};
}
