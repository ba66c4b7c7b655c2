import type { QuotaReset } from '@showrunner/contract';
import type { QuotaRule } from './quota-record.js';
import { windowAround } from './quota-window.js';
import { sumBetween, timesBetween, type TakenLine } from './taken-line.js';

/** The first instant whose takes may stand in the way of a take at this one. */
export function reachBack({ reset, spacingMs }: QuotaRule, instantMs: number): number {
	const startMs = reset.kind === 'rolling' ? instantMs - reset.windowMs : windowAround(reset, instantMs).startMs;
	return Math.min(startMs, instantMs - spacingMs);
}

const minuteMs = 60_000;

/** How exactly takes must be told apart: windows by the clock begin with a minute, all else is exact to the instant. */
export const stepOf = ({ reset, spacingMs }: QuotaRule): number =>
	reset.kind === 'rolling' || spacingMs > 0 ? 1 : minuteMs;

/**
 * What is taken in the fullest window that an instant lies in. A rolling window ends at the instant or at a take that
 * is planned for later: each such stretch keeps the limit, so that no plan is broken by a take before it.
 */
export function usedAround(reset: QuotaReset, line: TakenLine, instantMs: number): number {
	if (reset.kind === 'rolling')
		return Math.max(...rollingEnds(reset.windowMs, line, instantMs).map((end) => usedUntil(reset.windowMs, line, end)));
	const { startMs, endMs } = windowAround(reset, instantMs);
	return sumBetween(line, startMs, endMs);
}

/** Ends of the rolling windows that an instant lies in, as far as they differ. */
const rollingEnds = (windowMs: number, line: TakenLine, instantMs: number) => [
	instantMs,
	...timesBetween(line, instantMs + 1, instantMs + windowMs),
];
const usedUntil = (windowMs: number, line: TakenLine, endMs: number) =>
	sumBetween(line, endMs - windowMs + 1, endMs + 1);

/**
 * The first instant from which on the amount may be taken; null where it may not before the end of the search.
 * @param line all takes from `reachBack` of the first instant on, planned ones included
 */
export function nextFreeSlot(
	rule: QuotaRule,
	line: TakenLine,
	amount: number,
	search: { fromMs: number; untilMs: number },
): number | null {
	if (amount > rule.limit) return null;
	for (let at = search.fromMs; at <= search.untilMs; ) {
		const next = clearOfSpacing(rule, line, at) ?? clearOfLimit(rule, line, amount, at);
		if (next === null) return at;
		at = next;
	}
	return null;
}

/** When the last take that stands too near is far enough away; null where none is near. */
function clearOfSpacing({ spacingMs }: QuotaRule, line: TakenLine, instantMs: number): number | null {
	const last = timesBetween(line, instantMs - spacingMs + 1, instantMs + spacingMs).at(-1);
	return last === undefined ? null : last + spacingMs;
}

/** The next instant that may have room for the amount; null where this one has. */
function clearOfLimit({ reset, limit }: QuotaRule, line: TakenLine, amount: number, instantMs: number): number | null {
	if (usedAround(reset, line, instantMs) + amount <= limit) return null;
	if (reset.kind !== 'rolling') return windowAround(reset, instantMs).endMs;
	const { windowMs } = reset;
	const isFull = (end: number) => usedUntil(windowMs, line, end) + amount > limit;
	// No instant up to a full window's end is any better: they all lie in it.
	const last = rollingEnds(windowMs, line, instantMs).findLast(isFull) ?? instantMs;
	if (last > instantMs) return last + 1;
	const [oldest = instantMs] = timesBetween(line, instantMs - windowMs + 1, instantMs + 1);
	return oldest + windowMs;
}
