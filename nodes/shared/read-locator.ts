import { isRecord } from './is-record';
import type { ItemContext } from './item-context';
import { invalidField } from './refusals';

/**
 * The id that a resource locator holds, alone or inside an address; undefined where it is empty. `options.field` reads
 * one that is among the options.
 */
export function readLocator({ node, itemIndex }: ItemContext, field: string, pattern: string): string | undefined {
	const raw = node.getNodeParameter(field, itemIndex, '') as unknown;
	const value = isRecord(raw) ? raw.value : raw;
	if (value === undefined || value === null || value === '') return undefined;
	const id = new RegExp(pattern).exec(String(value))?.[1];
	if (id !== undefined) return id;
	throw invalidField(
		field.replace(/^(options|filters)\./, ''),
		`'${String(value).slice(0, 80)}' holds no ID`,
		'Choose an entry from the list, or paste an ID',
	);
}
