/**
 * Runs tasks in order, up to `limit` side by side. The first failure stops the others; it is thrown when all of them
 * have come to their end, so that nothing goes on behind the caller's back.
 */
export async function runLimited(
	limit: number,
	signal: AbortSignal,
	tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
	const stop = new AbortController();
	const stopped = AbortSignal.any([signal, stop.signal]);
	const failures: unknown[] = [];
	const queue = tasks.values();
	const lane = async () => {
		for (const task of queue) {
			if (stopped.aborted) return;
			try {
				await task(stopped);
			} catch (error) {
				failures.push(error);
				stop.abort(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, lane));
	signal.throwIfAborted();
	if (failures.length > 0) throw failures[0];
}
