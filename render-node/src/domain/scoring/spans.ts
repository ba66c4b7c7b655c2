import type { TimeSpan } from '../speech/time-span.js';

export const lengthOf = ({ startMs, endMs }: TimeSpan): number => endMs - startMs;
export const totalOf = (spans: readonly TimeSpan[]): number => spans.reduce((sum, span) => sum + lengthOf(span), 0);
export const longestOf = (spans: readonly TimeSpan[]): number => Math.max(0, ...spans.map(lengthOf));
export const longerThan = (spans: readonly TimeSpan[], ms: number): TimeSpan[] =>
	spans.filter((span) => lengthOf(span) > ms);
export const overlaps = (a: TimeSpan, b: TimeSpan): boolean => a.startMs < b.endMs && b.startMs < a.endMs;

/** The spans in order, those that lie `gapMs` or less apart as one. */
export function joinSpans(spans: readonly TimeSpan[], gapMs: number): TimeSpan[] {
	const joined: TimeSpan[] = [];
	for (const { startMs, endMs } of [...spans].sort((a, b) => a.startMs - b.startMs)) {
		const last = joined.at(-1);
		if (last && startMs - last.endMs <= gapMs) last.endMs = Math.max(last.endMs, endMs);
		else joined.push({ startMs, endMs });
	}
	return joined;
}

/** What of `0 … endMs` lies in none of the spans. */
export function restOf(spans: readonly TimeSpan[], endMs: number): TimeSpan[] {
	const rest: TimeSpan[] = [];
	let fromMs = 0;
	for (const span of joinSpans(spans, 0)) {
		if (span.startMs > fromMs) rest.push({ startMs: fromMs, endMs: Math.min(span.startMs, endMs) });
		fromMs = Math.max(fromMs, span.endMs);
	}
	if (fromMs < endMs) rest.push({ startMs: fromMs, endMs });
	return rest.filter((span) => lengthOf(span) > 0);
}

/** The spans without the times of the others. */
export function without(spans: readonly TimeSpan[], others: readonly TimeSpan[]): TimeSpan[] {
	return spans.flatMap((span) =>
		restOf(others, span.endMs)
			.map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, span.startMs), endMs }))
			.filter((left) => lengthOf(left) > 0),
	);
}

/** The longest spans in order of time, in whole milliseconds. */
export function toldSpans(spans: readonly TimeSpan[], most = 100): TimeSpan[] {
	return [...spans]
		.sort((a, b) => lengthOf(b) - lengthOf(a))
		.slice(0, most)
		.map(({ startMs, endMs }) => ({ startMs: Math.max(0, Math.round(startMs)), endMs: Math.max(0, Math.round(endMs)) }))
		.sort((a, b) => a.startMs - b.startMs);
}
