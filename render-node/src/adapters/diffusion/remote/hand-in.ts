import { serverTooSlow } from './server-faults.js';

const handInLimitMs = 60_000;

/**
 * Hands an order to a server. An abort is answered at once; an order that the server takes up nevertheless is undone when
 * its answer comes, or it would run without anybody who knows its name.
 */
export async function handIn<T>(
	server: string,
	signal: AbortSignal,
	submit: (signal: AbortSignal) => Promise<T>,
	undo: (accepted: T) => Promise<void>,
	limitMs = handInLimitMs,
): Promise<T> {
	signal.throwIfAborted();
	const limit = AbortSignal.timeout(limitMs);
	const submitted = submit(limit);
	const { promise: aborted, reject } = Promise.withResolvers<never>();
	const onAbort = () => reject(signal.reason);
	signal.addEventListener('abort', onAbort, { once: true });
	try {
		return await Promise.race([submitted, aborted]);
	} catch (error) {
		if (signal.aborted) void submitted.then(undo).catch(() => undefined);
		throw !signal.aborted && limit.aborted ? serverTooSlow(server, limitMs) : error;
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
