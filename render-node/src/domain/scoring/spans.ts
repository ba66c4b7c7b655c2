import type { TimeSpan } from '../speech/time-span.js';

export const lengthOf = ({ startMs, endMs }: TimeSpan): number => endMs - startMs;
export const totalOf = (spans: readonly TimeSpan[]): number => spans.reduce((sum, span) => sum + lengthOf(span), 0);
export const longestOf = (spans: readonly TimeSpan[]): number =>
	spans.reduce((longest, span) => Math.max(longest, lengthOf(span)), 0);
export const longerThan = (spans: readonly TimeSpan[], ms: number): TimeSpan[] =>
	spans.filter((span) => lengthOf(span) > ms);

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

/** What lies in both; each list is in order and without overlaps, as `joinSpans` gives it. In one go, for long videos. */
export function common(a: readonly TimeSpan[], b: readonly TimeSpan[]): TimeSpan[] {
	const both: TimeSpan[] = [];
	let [i, k] = [0, 0];
	for (let one = a[i], other = b[k]; one && other; one = a[i], other = b[k]) {
		const span = { startMs: Math.max(one.startMs, other.startMs), endMs: Math.min(one.endMs, other.endMs) };
		if (lengthOf(span) > 0) both.push(span);
		if (one.endMs < other.endMs) i++;
		else k++;
	}
	return both;
}

/** The spans without the times of the others. */
export function without(spans: readonly TimeSpan[], others: readonly TimeSpan[]): TimeSpan[] {
	const joined = joinSpans(spans, 0);
	return common(joined, restOf(others, joined.at(-1)?.endMs ?? 0));
}

/** The longest spans in order of time, in whole milliseconds. */
export function toldSpans(spans: readonly TimeSpan[], most = 100): TimeSpan[] {
	return [...spans]
		.sort((a, b) => lengthOf(b) - lengthOf(a))
		.slice(0, most)
		.map(({ startMs, endMs }) => ({ startMs: Math.max(0, Math.round(startMs)), endMs: Math.max(0, Math.round(endMs)) }))
		.sort((a, b) => a.startMs - b.startMs);
}
