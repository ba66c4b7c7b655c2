import type { Production, ProductionCosts } from '@showrunner/contract';
import type { JobRecord } from '../jobs/job-record.js';
import type { NamedVersion } from '../profiles/profile-record.js';
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

/** The first step that has to be done again: its newest job failed or was cancelled. */
export const resumeAt = (steps: Production['steps']): string | null =>
	steps.find(({ state }) => state === 'failed' || state === 'cancelled')?.name ?? null;

const noCosts: ProductionCosts = { committedMicros: 0, reservedMicros: 0, currency: null };

/** What belongs to a production and stands elsewhere. */
export type ProductionParts = {
	jobs: readonly JobRecord[];
	assets: readonly ProductionAsset[];
	costs: ProductionCosts | undefined;
	profile: NamedVersion | undefined;
};

/** The production as callers see it. */
export function toProduction(
	{ profileVersionId: _, ...record }: ProductionRecord,
	{ jobs, assets, costs = noCosts, profile }: ProductionParts,
): Production {
	const steps = stepsOf(jobs);
	return {
		...record,
		profile: profile ? { name: profile.name, version: profile.version, settings: profile.settings } : null,
		steps,
		resumeAt: record.state === 'completed' ? null : resumeAt(steps),
		assets: [...assets],
		costs,
		createdAt: record.createdAt.toISOString(),
		updatedAt: record.updatedAt.toISOString(),
		completedAt: record.completedAt?.toISOString() ?? null,
	};
}
