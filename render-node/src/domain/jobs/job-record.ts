import type { Job, JobKind, JobPriority, JobState, Problem } from '@showrunner/contract';

/** `heavy` jobs take a render slot, `device` jobs one of a graphics card or a server; `light` ones run beside them. */
export const jobWeights = ['light', 'heavy', 'device'] as const;
export type JobWeight = (typeof jobWeights)[number];

/** A job as the store keeps it: what callers see, and what the service needs to run it. */
export type JobRecord = {
	id: string;
	kind: JobKind;
	state: JobState;
	priority: JobPriority;
	weight: JobWeight;
	/** As the contract's schema parsed it, defaults filled in. */
	input: unknown;
	/** Hash of kind, handler version and input: equal keys have equal results. */
	resultKey: string;
	timeoutMs: number;
	fraction: number;
	phase: string;
	etaMs: number | null;
	/** How often a worker has begun it. */
	attempts: number;
	/** How often it ended in a problem since it was last queued by a person. */
	failures: number;
	/** How many processes died while they worked on it. */
	deaths: number;
	cached: boolean;
	result: unknown;
	problem: Problem | null;
	productionId: string | null;
	step: string | null;
	/** The caller's name for the run that it belongs to, such as an execution of n8n. */
	correlationId: string | null;
	batchId: string | null;
	batchIndex: number;
	/** The one queue entry that may run it; any other is stale. */
	ticketId: string | null;
	/** The attempt that owns it while it runs; any other's outcome is dropped. */
	runId: string | null;
	createdAt: Date;
	startedAt: Date | null;
	finishedAt: Date | null;
	deadlineAt: Date | null;
};

const instant = (date: Date | null) => date?.toISOString() ?? null;

/** The job as callers see it. */
export function toJob(record: JobRecord): Job {
	const { id, kind, state, priority, fraction, phase, etaMs, attempts, cached, problem } = record;
	return {
		id,
		kind,
		state,
		priority,
		progress: { fraction, phase, etaMs },
		attempts,
		cached,
		result: record.result ?? null,
		problem,
		productionId: record.productionId,
		step: record.step,
		batchId: record.batchId,
		createdAt: record.createdAt.toISOString(),
		startedAt: instant(record.startedAt),
		finishedAt: instant(record.finishedAt),
		deadlineAt: instant(record.deadlineAt),
	};
}
