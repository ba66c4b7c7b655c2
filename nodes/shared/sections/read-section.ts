import { jsonParse } from 'n8n-workflow';
import { isRecord } from '../is-record';
import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';

type Wanted = {
	/** Name of the parameter. */
	field: string;
	/** What it holds, as in `The item has no story`. */
	noun: string;
	/** Node that adds the section. */
	madeBy: string;
};

/** What a section field holds: the section itself, or the same typed in as JSON. Undefined where it is empty. */
export const readOptionalSection = (item: ItemContext, wanted: Wanted): Record<string, unknown> | undefined =>
	toSection(item.node.getNodeParameter(wanted.field, item.itemIndex, undefined), wanted);

export function toSection(raw: unknown, { field, noun, madeBy }: Wanted): Record<string, unknown> | undefined {
	const value = typeof raw === 'string' && raw.trim() !== '' ? jsonParse(raw, { fallbackValue: raw }) : raw;
	if (value === undefined || value === null || value === '') return undefined;
	if (isRecord(value)) return value;
	throw invalidField(field, `This is no ${noun}`, `Leave the field as it is and put ${madeBy} before this node`);
}

export function readSection(item: ItemContext, wanted: Wanted): Record<string, unknown> {
	const section = readOptionalSection(item, wanted);
	if (section) return section;
	throw invalidField(
		wanted.field,
		`The item has no ${wanted.noun}`,
		`Put ${wanted.madeBy} before this node, or map the field to where it is`,
	);
}

/** The entries of a list inside a section, each an object. */
export function readEntries(
	section: Record<string, unknown>,
	key: string,
	{ field, noun }: Wanted,
): Record<string, unknown>[] {
	const list = section[key];
	if (Array.isArray(list) && list.every(isRecord)) return list;
	throw invalidField(
		field,
		`The ${noun} has no list '${key}'`,
		'Map the field to the whole section that the node before put out',
	);
}
