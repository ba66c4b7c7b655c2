import type { Problem } from '@showrunner/contract';

/** Retries after which the same kind of problem is taken for lasting. */
const retriesByKind: Partial<Record<Problem['kind'], number>> = {
	'temporarily-unavailable': 3,
	'rate-limited': 3,
	defect: 1,
};

/** Cases of a kind that would be retried whose cause is certain to be there again. */
const lastingTypes = new Set([
	...['deadline-exceeded', 'quarantined', 'result-malformed'],
	...['quarantined-by-worker', 'picture-not-finite', 'picture-constant'],
]);

/** Longest wait that a problem may ask for before its job is tried again. */
const longestDelayMs = 10 * 60 * 1000;

/**
 * How long to wait until a job that failed is tried again, or null when it is not.
 * @param failures how often it has failed, this time included
 */
export function retryDelayMs(problem: Problem, failures: number): number | null {
	if (lastingTypes.has(problem.type) || failures > (retriesByKind[problem.kind] ?? 0)) return null;
	const backoffMs = 1000 * 4 ** (failures - 1);
	return Math.min(Math.max(backoffMs, problem.retryAfterMs ?? 0), longestDelayMs);
}

/** A job that this many processes died on is taken for what killed them. */
export const deathsUntilQuarantine = 2;
