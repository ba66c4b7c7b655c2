import type { TimeSpan } from '../../../domain/speech/time-span.js';

/** Pairs starts with the ends that follow them, in milliseconds; one that is still open at the end lasts until `endMs`. */
export function spansFromEvents(starts: readonly number[], ends: readonly number[], endMs: number): TimeSpan[] {
	const inOrder = [...starts].sort((a, b) => a - b);
	const closing = [...ends].sort((a, b) => a - b);
	let next = 0;
	return inOrder.flatMap((startMs) => {
		while (next < closing.length && (closing[next] ?? 0) <= startMs) next++;
		const end = Math.min(closing[next] ?? endMs, Math.max(endMs, startMs));
		return end > startMs ? [{ startMs, endMs: end }] : [];
	});
}
