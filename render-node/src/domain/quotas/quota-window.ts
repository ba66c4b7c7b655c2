import { weekdays, type QuotaReset } from '@showrunner/contract';
import { instantOf, localTimeAt } from './zoned-time.js';

export type CalendarReset = Exclude<QuotaReset, { kind: 'rolling' }>;
/** From the first instant up to, but without, the last. */
export type Window = { startMs: number; endMs: number };
type Day = { year: number; month: number; day: number };

/** The calendar's day that lies so many days later; the calendar rolls over by itself. */
function plusDays({ year, month, day }: Day, days: number): Day {
	const date = new Date(Date.UTC(year, month - 1, day + days));
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** That day of the month so many months later, or the month's last. */
function dayOfMonth({ year, month }: Day, day: number, months: number): Day {
	const last = new Date(Date.UTC(year, month + months, 0));
	return {
		year: last.getUTCFullYear(),
		month: last.getUTCMonth() + 1,
		day: Math.min(day, last.getUTCDate()),
	};
}

/** The day of the week as `weekdays` counts it, Monday first. */
const weekdayOf = ({ year, month, day }: Day) => (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** Days on which it resets: the last one that is not after `today`, and its neighbours on both sides. */
function resetDays(reset: CalendarReset, today: Day): Day[] {
	switch (reset.kind) {
		case 'daily':
			return [-1, 0, 1].map((days) => plusDays(today, days));
		case 'weekly': {
			const since = (weekdayOf(today) - weekdays.indexOf(reset.weekday) + 7) % 7;
			return [-7, 0, 7].map((days) => plusDays(today, days - since));
		}
		case 'monthly':
			return [-1, 0, 1].map((months) => dayOfMonth(today, reset.day, months));
	}
}

/** The stretch between two resets that an instant lies in. */
export function windowAround(reset: CalendarReset, instantMs: number): Window {
	const { timeZone, at } = reset;
	const [hour = 0, minute = 0] = at.split(':').map(Number);
	const days = resetDays(reset, localTimeAt(timeZone, instantMs));
	const resets = days.map((day) => instantOf(timeZone, { ...day, hour, minute }));
	const endMs = resets.find((reset) => reset > instantMs);
	const startMs = resets.findLast((reset) => reset <= instantMs);
	if (startMs === undefined || endMs === undefined) throw new Error(`No window of ${at} ${timeZone} has ${instantMs}`);
	return { startMs, endMs };
}
