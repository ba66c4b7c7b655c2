import type { JobInput, JobKind, JobResult } from '@showrunner/contract';
import type { JobWeight } from '../domain/jobs/job-record.js';
import type { AssetStore, Log } from '../domain/ports.js';

/**
 * Thrown by a handler whose job another machine can do and this one cannot, or not as well. The job goes back to the
 * queue and no failure is counted.
 */
export class BetterElsewhere extends Error {
	constructor(readonly waitingFor: string) {
		super(`another machine has ${waitingFor}`);
		this.name = 'BetterElsewhere';
	}
}

/** What a handler may use while it works on one job. */
export type JobContext = {
	jobId: string;
	/** Aborted by a cancel, the deadline or a shutdown; every child process must end with it. */
	signal: AbortSignal;
	/** `fraction` from 0 to 1; `phase` in a few words for people, such as `Rendering 9:16`. Cheap to call often. */
	progress(fraction: number, phase: string, etaMs?: number | null): void;
	assets: AssetStore;
	/** A folder of this job's own, removed when the handler has ended. */
	workDir: string;
	log: Log;
};

/**
 * The work behind one kind of job. Handlers are idempotent: after a crash the same job runs again.
 * They throw `Refusal` for what the user can mend; anything else counts as a defect.
 */
export type JobHandler<K extends JobKind = JobKind> = {
	kind: K;
	/** Raise it when the same input would give another result: it is part of the result cache's key. */
	version: number;
	/** `heavy` jobs take a render slot, `device` jobs one of a graphics card or a server; `light` ones run beside them. */
	weight: JobWeight;
	/**
	 * Whether its results answer the next equal job as well; left out, they do. What also follows from the models, rules
	 * and machines of the day does not: such handlers keep their pieces by keys of their own.
	 */
	isLasting?: boolean;
	run(input: JobInput<K>, context: JobContext): Promise<JobResult<K>>;
};
