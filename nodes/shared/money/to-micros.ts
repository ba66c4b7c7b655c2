/** Longer sums are none that anybody means; the service takes no more either. */
const mostUnitDigits = 9;

/**
 * Millionths of an amount such as 3, 3.5 or '3.50', read from its decimal digits, so that no sum of money is off by
 * what binary fractions are off by: 0.1 + 0.2 is 300000. Undefined where it is no amount.
 */
export function toMicros(value: unknown): number | undefined {
	const text = typeof value === 'number' ? value.toFixed(6) : typeof value === 'string' ? value.trim() : '';
	const [, units = '', fraction = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? [];
	if (units === '' || units.length > mostUnitDigits) return undefined;
	return Number(units + fraction.padEnd(6, '0'));
}
