import type { AccessTier } from '@showrunner/contract';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { BudgetState, RequestBudget } from '../../domain/access/request-budget.js';

const hourSeconds = 60 * 60;

/**
 * Counts requests in PostgreSQL: one upsert for each that is counted, exact over all machines. Once a budget is used
 * up, a machine refuses by itself until the hour is over, so that refusals cost the database nothing.
 * @param limits requests an hour by tier; null: not counted
 */
export function createRequestBudget(pool: pg.Pool, limits: Record<AccessTier, number | null>): RequestBudget {
	const limiters = new Map<AccessTier, RateLimiterPostgres>();
	for (const [tier, points] of Object.entries(limits) as [AccessTier, number | null][]) {
		if (points !== null) limiters.set(tier, limiterOf(pool, tier, points));
	}
	return {
		limitOf: (tier) => limits[tier],
		async take({ familyId, tier }) {
			const limiter = limiters.get(tier);
			if (!limiter) return null;
			try {
				return { ...stateOf(limiter, await limiter.consume(familyId)), taken: true };
			} catch (refused) {
				if (!(refused instanceof RateLimiterRes)) throw refused;
				return { ...stateOf(limiter, refused), taken: false };
			}
		},
	};
}

function limiterOf(pool: pg.Pool, tier: AccessTier, points: number): RateLimiterPostgres {
	return new RateLimiterPostgres({
		...{ storeClient: pool, storeType: 'pool', schemaName: 'showrunner', tableName: 'rate_limits', tableCreated: true },
		...{ keyPrefix: tier, points, duration: hourSeconds, inMemoryBlockOnConsumed: points },
		clearExpiredByTimeout: true,
	});
}

const stateOf = ({ points }: RateLimiterPostgres, { remainingPoints, msBeforeNext }: RateLimiterRes): BudgetState => ({
	limit: points,
	remaining: remainingPoints,
	resetMs: Math.max(0, msBeforeNext),
});
