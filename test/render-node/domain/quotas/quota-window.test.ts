import { describe, expect, it } from '@jest/globals';
import { windowAround, type CalendarReset } from '../../../../render-node/src/domain/quotas/quota-window.js';
import { instantOf, localTimeAt } from '../../../../render-node/src/domain/quotas/zoned-time.js';

const hourMs = 60 * 60 * 1000;
const pacific: CalendarReset = { kind: 'daily', at: '00:00', timeZone: 'America/Los_Angeles' };
const told = (reset: CalendarReset, instant: string) => {
	const { startMs, endMs } = windowAround(reset, Date.parse(instant));
	return [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(0, 16));
};

describe('the Pacific day', () => {
	it.each([
		['on the day that the clocks go forward in 2026', '2026-03-08T08:00:00Z', '2026-03-08T08:00', '2026-03-09T07:00'],
		['at its last moment', '2026-03-09T06:59:59.999Z', '2026-03-08T08:00', '2026-03-09T07:00'],
		['right after it', '2026-03-09T07:00:00Z', '2026-03-09T07:00', '2026-03-10T07:00'],
		['on the day that the clocks go back in 2026', '2026-11-01T09:30:00Z', '2026-11-01T07:00', '2026-11-02T08:00'],
		['on the day before', '2026-11-01T06:59:00Z', '2026-10-31T07:00', '2026-11-01T07:00'],
		['on the day that the clocks go forward in 2027', '2027-03-14T20:00:00Z', '2027-03-14T08:00', '2027-03-15T07:00'],
		['on the day that the clocks go back in 2027', '2027-11-07T20:00:00Z', '2027-11-07T07:00', '2027-11-08T08:00'],
	])('is whole %s', (_, instant, start, end) => {
		expect(told(pacific, instant)).toEqual([start, end]);
	});

	it('follows the one before without a gap for two years, with two short and two long ones', () => {
		const lengths = new Map<number, number>();
		let { startMs, endMs } = windowAround(pacific, Date.parse('2026-01-01T08:00:00Z'));
		while (startMs < Date.parse('2028-01-01T08:00:00Z')) {
			lengths.set((endMs - startMs) / hourMs, (lengths.get((endMs - startMs) / hourMs) ?? 0) + 1);
			expect(windowAround(pacific, endMs - 1)).toEqual({ startMs, endMs });
			const next = windowAround(pacific, endMs);
			expect(next.startMs).toBe(endMs);
			({ startMs, endMs } = next);
		}
		expect(Object.fromEntries(lengths)).toEqual({ 23: 2, 24: 726, 25: 2 });
	});
});

describe('other windows', () => {
	it('begin where the clocks skip their time at the moment when they do', () => {
		const night = { ...pacific, at: '02:30' };
		expect(told(night, '2026-03-08T12:00:00Z')).toEqual(['2026-03-08T10:00', '2026-03-09T09:30']);
		// Cairo's clocks go from 00:00 to 01:00 on the last Friday of April.
		const cairo: CalendarReset = { kind: 'daily', at: '00:00', timeZone: 'Africa/Cairo' };
		expect(told(cairo, '2026-04-24T12:00:00Z')).toEqual(['2026-04-23T22:00', '2026-04-24T21:00']);
	});

	it('begin at the first of two equal times', () => {
		expect(told({ ...pacific, at: '01:30' }, '2026-11-01T09:15:00Z')).toEqual(['2026-11-01T08:30', '2026-11-02T09:30']);
	});

	it('last a week, over a change of the clocks too', () => {
		const weekly: CalendarReset = { kind: 'weekly', weekday: 'sunday', at: '06:00', timeZone: 'America/Los_Angeles' };
		expect(told(weekly, '2026-03-08T12:59:00Z')).toEqual(['2026-03-01T14:00', '2026-03-08T13:00']);
		expect(told(weekly, '2026-03-08T13:00:00Z')).toEqual(['2026-03-08T13:00', '2026-03-15T13:00']);
		expect(told({ ...weekly, weekday: 'monday' }, '2026-11-01T20:00:00Z')).toEqual([
			'2026-10-26T13:00',
			'2026-11-02T14:00',
		]);
	});

	it('last a month, and end on the last day of a short one', () => {
		const monthly: CalendarReset = { kind: 'monthly', day: 31, at: '00:00', timeZone: 'Europe/Berlin' };
		expect(told(monthly, '2026-02-15T00:00:00Z')).toEqual(['2026-01-30T23:00', '2026-02-27T23:00']);
		expect(told(monthly, '2028-02-29T12:00:00Z')).toEqual(['2028-02-28T23:00', '2028-03-30T22:00']);
		expect(told({ ...monthly, day: 1 }, '2026-12-31T23:30:00Z')).toEqual(['2026-12-31T23:00', '2027-01-31T23:00']);
	});

	it.each(['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham', 'Africa/Casablanca', 'UTC'])(
		'hold every hour of a year in %s',
		(timeZone) => {
			for (const kind of ['daily', 'weekly', 'monthly'] as const) {
				const reset: CalendarReset =
					kind === 'daily'
						? { kind, at: '00:00', timeZone }
						: kind === 'weekly'
							? { kind, weekday: 'friday', at: '00:00', timeZone }
							: { kind, day: 1, at: '00:00', timeZone };
				for (let ms = Date.parse('2026-01-01T00:00:00Z'); ms < Date.parse('2027-01-01T00:00:00Z'); ms += 37 * hourMs) {
					const { startMs, endMs } = windowAround(reset, ms);
					expect(startMs <= ms && ms < endMs).toBe(true);
					expect(localTimeAt(timeZone, startMs)).toMatchObject({ hour: 0, minute: 0 });
				}
			}
		},
	);
});

describe('an instant of local time', () => {
	it('shows that time on the clocks', () => {
		const local = { year: 2026, month: 7, day: 4, hour: 18, minute: 45 };
		const instant = instantOf('Asia/Kathmandu', local);
		expect(new Date(instant).toISOString()).toBe('2026-07-04T13:00:00.000Z');
		expect(localTimeAt('Asia/Kathmandu', instant)).toEqual(local);
	});

	it('is the end of a day that was left out', () => {
		// Samoa went from 29 to 31 December 2011.
		const local = { year: 2011, month: 12, day: 30, hour: 0, minute: 0 };
		expect(new Date(instantOf('Pacific/Apia', local)).toISOString()).toBe('2011-12-30T10:00:00.000Z');
	});
});
