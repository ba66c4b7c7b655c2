import type { Request, Response } from 'express';
import type { Caller } from '../domain/access/caller.js';
import type { RequestBudget } from '../domain/access/request-budget.js';
import { rateLimited } from '../domain/refusal.js';
import { rememberWaits } from './remember-waits.js';

type Account = NonNullable<Caller['account']>;

const windowSeconds = 60 * 60;
const seconds = (ms: number) => Math.ceil(ms / 1000);

/** Takes each request off its caller's budget and tells what is left, by the IETF's draft of RateLimit headers. */
export function chargeRequests(budget: RequestBudget) {
	const waits = rememberWaits();
	return async (account: Account, request: Request, response: Response): Promise<void> => {
		if (waits.isPaid(account.familyId, request, response)) return;
		const state = await budget.take(account);
		if (state === null) return;
		const { limit, remaining, resetMs, taken } = state;
		response.set('RateLimit-Policy', `"hour";q=${limit};w=${windowSeconds}`);
		response.set('RateLimit', `"hour";r=${remaining};t=${seconds(resetMs)}`);
		if (taken) return;
		throw rateLimited('requests-used-up', `This API key has used up its ${limit} requests of this hour`, {
			field: 'Authorization',
			detail: `The tier is ${account.tier}`,
			retryAfterMs: resetMs,
			fix: 'Wait until the hour is over, wait for jobs with waitMs or a callback in place of asking often, or use a key of a higher tier',
		});
	};
}
