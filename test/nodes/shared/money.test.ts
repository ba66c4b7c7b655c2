import { describe, expect, it } from '@jest/globals';
import { toMicros } from '../../../nodes/shared/money/to-micros';
import { readInstant } from '../../../nodes/shared/read-instant';
import type { ItemContext } from '../../../nodes/shared/item-context';

describe('plain money', () => {
	it.each([
		[0, 0],
		[3, 3_000_000],
		['2.50', 2_500_000],
		[0.1 + 0.2, 300_000],
		[1.005, 1_005_000],
		[0.000001, 1],
		[' 19.99 ', 19_990_000],
		[999_999_999.99, 999_999_999_990_000],
	])('%p is %p micros', (amount, micros) => {
		expect(toMicros(amount)).toBe(micros);
	});

	it.each([NaN, Infinity, -1, '$3', '3,50', '1e3', '', '1.', '0.0000001', 1e10, null, undefined, {}, true])(
		'%p is none',
		(amount) => {
			expect(toMicros(amount)).toBeUndefined();
		},
	);
});

describe('a date field', () => {
	const read = (value: unknown, zone = 'America/New_York') =>
		readInstant({ node: { getTimezone: () => zone } } as ItemContext, 'from', value);

	it.each([
		['2026-01-15T09:00:00', '2026-01-15T14:00:00.000Z'],
		['2026-07-15T09:00:00', '2026-07-15T13:00:00.000Z'],
		['2026-07-15 09:00', '2026-07-15T13:00:00.000Z'],
		['2026-07-15', '2026-07-15T04:00:00.000Z'],
		['2026-11-01T00:30:00', '2026-11-01T04:30:00.000Z'],
		['2026-07-15T09:00:00Z', '2026-07-15T09:00:00.000Z'],
		['2026-07-15T09:00:00.000+02:00', '2026-07-15T07:00:00.000Z'],
		[new Date('2026-07-15T09:00:00Z'), '2026-07-15T09:00:00.000Z'],
	])('%p is %p where the workflow is', (value, instant) => {
		expect(read(value)).toBe(instant);
	});

	it('refuses what is no date by the name of the field', () => {
		expect(() => read('soon')).toThrow("'soon' is no date");
	});
});
