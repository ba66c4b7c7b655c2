import { readRetryAfterMs } from '../../../providers/core/retry-after';
import type { Clock } from '../../../providers/core/wait-for';
import { connectionCode } from './connection-code';
import { mayRetry, retryDelayMs, type Attempted } from './retry-policy';
import type { ServiceAnswer } from './service-request';
import { unreachable } from './unreachable';

export type RetryBounds = {
	/** Whole time over which tries are spread; a restarting service is back well before. */
	budgetMs: number;
	clock: Clock;
	signal?: AbortSignal;
};

type Described = Pick<Attempted, 'method' | 'headers' | 'path'>;

/** Sends a request again while the service is away, where that cannot do its work twice. */
export async function withRetries(
	request: Described,
	send: () => Promise<ServiceAnswer>,
	{ budgetMs, clock, signal }: RetryBounds,
): Promise<ServiceAnswer> {
	const until = clock.now() + budgetMs;
	for (let attempt = 0; ; attempt++) {
		const outcome = await send().catch((error: unknown) => {
			const code = connectionCode(error);
			if (code === undefined || signal?.aborted) throw error;
			return { code, error };
		});
		const seen = 'code' in outcome ? { code: outcome.code } : { status: outcome.statusCode };
		const retryAfter = 'code' in outcome ? undefined : readRetryAfterMs(outcome.headers['retry-after'], clock.now());
		const pauseMs = retryDelayMs(attempt, retryAfter);
		if (mayRetry({ ...request, outcome: seen }) && clock.now() + pauseMs <= until && !signal?.aborted) {
			await clock.sleep(pauseMs, signal);
			continue;
		}
		if ('code' in outcome) throw unreachable(outcome.code, outcome.error);
		return outcome;
	}
}
