const handInLimitMs = 60_000;

/**
 * Hands an order to a server. An abort is answered at once; an order that the server takes up nevertheless is undone when
 * its answer comes, or it would run without anybody who knows its name.
 */
export async function handIn<T>(
	signal: AbortSignal,
	submit: (signal: AbortSignal) => Promise<T>,
	undo: (accepted: T) => Promise<void>,
): Promise<T> {
	signal.throwIfAborted();
	const submitted = submit(AbortSignal.timeout(handInLimitMs));
	const { promise: aborted, reject } = Promise.withResolvers<never>();
	const onAbort = () => reject(signal.reason);
	signal.addEventListener('abort', onAbort, { once: true });
	try {
		return await Promise.race([submitted, aborted]);
	} catch (error) {
		if (signal.aborted) void submitted.then(undo).catch(() => undefined);
		throw error;
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
