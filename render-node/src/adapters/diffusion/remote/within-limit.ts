import type { Refusal } from '../../../domain/refusal.js';

/**
 * Does work under a signal that is also aborted when time is over. Rejects with the caller's own reason when the caller
 * aborted, and with what `tooLate` gives when time was over.
 */
export async function withinLimit<T>(
	signal: AbortSignal,
	limitMs: number,
	tooLate: () => Refusal,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	signal.throwIfAborted();
	const limit = new AbortController();
	const timer = setTimeout(() => limit.abort(), limitMs);
	try {
		return await work(AbortSignal.any([signal, limit.signal]));
	} catch (error) {
		if (signal.aborted) throw signal.reason;
		throw limit.signal.aborted ? tooLate() : error;
	} finally {
		clearTimeout(timer);
	}
}
