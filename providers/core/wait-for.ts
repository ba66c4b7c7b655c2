import { ProviderError } from './provider-error';

/** Time as the core needs it; `sleep` ends early, without throwing, when the signal is aborted. */
export type Clock = {
	now(): number;
	sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
};

export type WaitLimits = {
	/** Pause before the second check. */
	intervalMs: number;
	/** Each pause is this many times the one before, up to `maxIntervalMs`. */
	backoff: number;
	maxIntervalMs: number;
	/** Whole time before the wait is given up. */
	limitMs: number;
	signal?: AbortSignal;
};

/** Thrown when the execution was cancelled during a wait. */
export class WaitCancelled extends Error {
	constructor() {
		super('The execution was cancelled');
		this.name = 'WaitCancelled';
	}
}

/**
 * Calls `check` until it gives something other than undefined. `check` may hold its answer back
 * (long poll); pauses only add to that. Throws `WaitCancelled`, or `ProviderError` at the limit.
 */
export async function waitFor<T>(check: () => Promise<T | undefined>, limits: WaitLimits, clock: Clock): Promise<T> {
	const until = clock.now() + limits.limitMs;
	for (let pauseMs = limits.intervalMs; ; pauseMs = Math.min(pauseMs * limits.backoff, limits.maxIntervalMs)) {
		if (limits.signal?.aborted) throw new WaitCancelled();
		const found = await check();
		if (found !== undefined) return found;
		const leftMs = until - clock.now();
		if (leftMs <= 0) throw waitedTooLong(limits.limitMs);
		await clock.sleep(Math.min(pauseMs, leftMs), limits.signal);
	}
}

function waitedTooLong(limitMs: number): ProviderError {
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: `The work had not ended after ${Math.round(limitMs / 1000)} s`,
		fix: "Raise 'Timeout', or look at the job on the render-node",
		field: 'timeoutMinutes',
	});
}
