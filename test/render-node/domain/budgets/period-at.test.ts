import { describe, expect, it } from '@jest/globals';
import { periodAt } from '../../../../render-node/src/domain/budgets/period-at.js';

const day = (timeZone: string, instant: string) => {
	const { startsAt, endsAt } = periodAt('day', timeZone, new Date(instant));
	return [startsAt.toISOString(), endsAt?.toISOString()];
};

describe('the period that an instant lies in', () => {
	it.each([
		['UTC', '2026-02-28T23:59:59.999Z', '2026-02-28T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
		['Asia/Kathmandu', '2026-05-01T18:15:00.000Z', '2026-05-01T18:15:00.000Z', '2026-05-02T18:15:00.000Z'],
		['Pacific/Kiritimati', '2026-05-01T09:59:59.999Z', '2026-04-30T10:00:00.000Z', '2026-05-01T10:00:00.000Z'],
		['Pacific/Pago_Pago', '2026-05-01T11:00:00.000Z', '2026-05-01T11:00:00.000Z', '2026-05-02T11:00:00.000Z'],
		['Europe/Berlin', '2026-03-29T12:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
		['Europe/Berlin', '2026-10-25T12:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
		// Here the clocks go forward at midnight: the day begins at one o'clock.
		['Africa/Cairo', '2026-04-24T12:00:00.000Z', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
		// And here they go from one back to midnight, which is there twice; the first begins the day.
		['America/Havana', '2026-11-01T12:00:00.000Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
	])('in %s at %s is the day from %s to %s', (zone, instant, from, to) => {
		expect(day(zone, instant)).toEqual([from, to]);
	});

	it('covers all time without gap or overlap, hour by hour through a year', () => {
		for (const zone of ['America/Los_Angeles', 'Australia/Lord_Howe', 'Africa/Cairo']) {
			let [from, to] = day(zone, '2026-01-01T00:00:00Z');
			const astray: string[] = [];
			for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 3_600_000) {
				const now = new Date(at).toISOString();
				const found = day(zone, now);
				const follows = found[0] === from || found[0] === to;
				[from, to] = found;
				if (!follows || now < String(from) || now >= String(to)) astray.push(now);
			}
			expect(astray).toEqual([]);
		}
	});

	it('is the month of the zone, or all time', () => {
		expect(periodAt('month', 'Asia/Tokyo', new Date('2026-02-28T15:00:00Z'))).toEqual({
			startsAt: new Date('2026-02-28T15:00:00Z'),
			endsAt: new Date('2026-03-31T15:00:00Z'),
		});
		expect(periodAt('total', 'UTC', new Date())).toEqual({ startsAt: new Date(0), endsAt: null });
	});
});
