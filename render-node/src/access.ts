import type pg from 'pg';
import { watchEventLoop } from './adapters/load/watch-event-loop.js';
import { createFailedLogins } from './adapters/rate-limit/failed-logins.js';
import { createRequestBudget } from './adapters/rate-limit/request-budget.js';
import { createKeyRing } from './application/access/create-key-ring.js';
import type { Deps } from './application/deps.js';
import { judgePressure } from './application/load/judge-pressure.js';
import type { Closers } from './closers.js';
import type { Config } from './config.js';
import type { FailedLogins } from './domain/access/failed-logins.js';
import type { RequestBudget } from './domain/access/request-budget.js';
import type { Pressure } from './domain/load/pressure.js';
import type { Secrets } from './secrets.js';

/** Who may come in, how often, and when there is no more room. */
export type Access = { budget: RequestBudget; failures: FailedLogins; pressure: Pressure };

type AccessGround = Pick<Deps, 'store' | 'bus' | 'clock' | 'log'> & { secrets: Secrets; closers: Closers };

/** The keys of the environment or of the data directory, and those of the store. */
export function openKeyRing({ secrets, closers, ...ground }: AccessGround) {
	const keys = createKeyRing(ground, secrets.apiKeys);
	closers.add(() => keys.close());
	return keys;
}

export function openAccess(
	config: Config,
	{ jobs }: Pick<Deps['store'], 'jobs'>,
	pool: pg.Pool,
	closers: Closers,
): Access {
	const loop = watchEventLoop();
	closers.add(() => loop.stop());
	const gauges = {
		queuedJobs: async () => (await jobs.queueDepths()).reduce((sum, { count }) => sum + count, 0),
		loopDelayMs: loop.delayMs,
		waitingQueries: () => pool.waitingCount,
	};
	const { requestsFree: free, requestsCreator: creator, requestsEmpire: empire } = config;
	return {
		budget: createRequestBudget(pool, { free, creator, empire }),
		failures: createFailedLogins(),
		pressure: judgePressure(gauges, {
			queuedJobs: config.maxQueuedJobs,
			loopDelayMs: config.maxLoopDelayMs,
			waitingQueries: config.maxWaitingQueries,
		}),
	};
}
