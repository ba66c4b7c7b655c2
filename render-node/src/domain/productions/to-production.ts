import type { Production, ProductionCosts } from '@showrunner/contract';
import type { JobRecord } from '../jobs/job-record.js';
import type { ProductionAsset, ProductionRecord } from './production-record.js';

/** The newest job of each step, in the order in which the steps first began. */
export function stepsOf(jobs: readonly JobRecord[]): Production['steps'] {
	const newest = new Map<string, JobRecord>();
	const inOrder = [...jobs].sort(
		(a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.batchIndex - b.batchIndex,
	);
	for (const job of inOrder) if (job.step !== null) newest.set(job.step, job);
	return [...newest].map(([name, job]) => ({
		name,
		state: job.state,
		jobId: job.id,
		cached: job.cached,
		problem: job.problem,
		startedAt: job.startedAt?.toISOString() ?? null,
		finishedAt: job.finishedAt?.toISOString() ?? null,
	}));
}

const noCosts: ProductionCosts = { committedMicros: 0, reservedMicros: 0, currency: null };

/** The production as callers see it. */
export function toProduction(
	record: ProductionRecord,
	jobs: readonly JobRecord[],
	assets: readonly ProductionAsset[],
	costs: ProductionCosts = noCosts,
): Production {
	return {
		...record,
		steps: stepsOf(jobs),
		assets: [...assets],
		costs,
		createdAt: record.createdAt.toISOString(),
		updatedAt: record.updatedAt.toISOString(),
		completedAt: record.completedAt?.toISOString() ?? null,
	};
}
