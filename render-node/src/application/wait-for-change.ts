import type { Change, ChangeBus } from '../domain/change-bus.js';

/** In case that news was lost on its way between processes. */
const lookAgainMs = 2_000;

/** Resolves at the next change that concerns the caller, when it is time to look again, or when it is over. */
export function nextChange(
	bus: ChangeBus,
	concerns: (change: Change) => boolean,
	timeoutMs: number,
	signal: AbortSignal,
): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			unsubscribe();
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const unsubscribe = bus.subscribe((change) => void (concerns(change) && done()));
		const timer = setTimeout(done, Math.max(0, Math.min(timeoutMs, lookAgainMs)));
		signal.addEventListener('abort', done);
		if (signal.aborted) done();
	});
}

/**
 * Reads something until it has ended or `waitMs` is over, woken by changes rather than by asking on and on.
 * @param signal ends the wait early, as when the caller hangs up
 */
export async function readUntil<T>(
	bus: ChangeBus,
	concerns: (change: Change) => boolean,
	read: () => Promise<T>,
	hasEnded: (value: T) => boolean,
	waitMs: number,
	signal: AbortSignal,
): Promise<T> {
	if (waitMs <= 0) return read();
	const until = Date.now() + waitMs;
	for (;;) {
		// Listening begins before reading, so that no change falls in between.
		const settled = new AbortController();
		const change = nextChange(bus, concerns, until - Date.now(), AbortSignal.any([signal, settled.signal]));
		const value = await read();
		if (hasEnded(value) || Date.now() >= until || signal.aborted) {
			settled.abort();
			await change;
			return value;
		}
		await change;
	}
}
