import type { IExecuteFunctions } from 'n8n-workflow';
import { RefusedByService, toProblem } from '../../../../contract/client';
import { readRetryAfterMs } from '../../../../providers/core/retry-after';
import { clock } from '../../clock';
import { retryDelayMs } from '../retry-policy';
import { retryBudgetMs } from '../service-client';
import { unreachable } from '../unreachable';
import { isBrokenOff, type Outcome } from './tus-requests';

/** Out of step (409), held by a request that died (423), too many requests, and a service or proxy that is away. */
const passing = new Set([409, 423, 429, 502, 503, 504]);

function refusalOf(outcome: Outcome): Error {
	if (isBrokenOff(outcome)) return unreachable(outcome.code, outcome.error);
	return new RefusedByService(toProblem(outcome.statusCode, String(outcome.body ?? '')));
}

/** How long a service that is away is waited for, counted anew whenever an upload has got further. */
export function patienceOf(context: IExecuteFunctions) {
	const signal = context.getExecutionCancelSignal();
	const budgetMs = retryBudgetMs(context);
	let furthest = -1;
	let until = clock.now() + budgetMs;
	let attempt = 0;
	return {
		cameTo(offset: number): void {
			if (offset <= furthest) return;
			furthest = offset;
			until = clock.now() + budgetMs;
			attempt = 0;
		},
		/** @throws what stands in the way, where it does not pass or has not passed for too long */
		async wait(outcome: Outcome): Promise<void> {
			const retryAfterMs = isBrokenOff(outcome)
				? undefined
				: readRetryAfterMs(outcome.headers['retry-after'], clock.now());
			const pauseMs = retryDelayMs(attempt++, retryAfterMs);
			const passes = isBrokenOff(outcome) || passing.has(outcome.statusCode);
			if (!passes || clock.now() + pauseMs > until) throw refusalOf(outcome);
			await clock.sleep(pauseMs, signal);
			signal?.throwIfAborted();
		},
	};
}

export type Patience = ReturnType<typeof patienceOf>;
