import type { BudgetPeriod } from '@showrunner/contract';
import { windowAround, type Window } from '../quotas/quota-window.js';

export type PeriodBounds = { startsAt: Date; endsAt: Date | null };

/** The window that was found last for each period and zone: nearly every question is about the same one. */
const latest = new Map<string, Window>();

function windowOf(period: Exclude<BudgetPeriod, 'total'>, timeZone: string, instantMs: number): Window {
	const name = `${period} ${timeZone}`;
	const known = latest.get(name);
	if (known && instantMs >= known.startMs && instantMs < known.endMs) return known;
	const place = { at: '00:00', timeZone };
	const reset =
		period === 'day' ? ({ kind: 'daily', ...place } as const) : ({ kind: 'monthly', day: 1, ...place } as const);
	const found = windowAround(reset, instantMs);
	latest.set(name, found);
	return found;
}

/** The period that an instant lies in: from the first instant of a zone's day or month up to that of the next. */
export function periodAt(period: BudgetPeriod, timeZone: string, instant: Date): PeriodBounds {
	if (period === 'total') return { startsAt: new Date(0), endsAt: null };
	const { startMs, endMs } = windowOf(period, timeZone, instant.getTime());
	return { startsAt: new Date(startMs), endsAt: new Date(endMs) };
}
