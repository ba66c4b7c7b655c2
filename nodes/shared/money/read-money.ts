import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { toMicros } from './to-micros';

/** Millionths of what a money field holds. @param value where it is among options */
export function readMoney(
	{ node, itemIndex }: ItemContext,
	field: string,
	value: unknown = node.getNodeParameter(field, itemIndex),
): number {
	const micros = toMicros(value);
	if (micros !== undefined) return micros;
	throw invalidField(
		field,
		`'${String(value).slice(0, 40)}' is no amount of money`,
		'Give an amount such as 2.50, without a currency sign and with six decimals at most',
	);
}
