import type { BudgetPeriod } from '@showrunner/contract';
import { windowAround } from '../quotas/quota-window.js';

export type PeriodBounds = { startsAt: Date; endsAt: Date | null };

/** The period that an instant lies in: from the first instant of a zone's day or month up to that of the next. */
export function periodAt(period: BudgetPeriod, timeZone: string, instant: Date): PeriodBounds {
	if (period === 'total') return { startsAt: new Date(0), endsAt: null };
	const place = { at: '00:00', timeZone };
	const { startMs, endMs } = windowAround(
		period === 'day' ? { kind: 'daily', ...place } : { kind: 'monthly', day: 1, ...place },
		instant.getTime(),
	);
	return { startsAt: new Date(startMs), endsAt: new Date(endMs) };
}
