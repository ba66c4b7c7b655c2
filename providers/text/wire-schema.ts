import type { JsonObject } from '../core/read-json';
import type { JsonSchema } from './json-schema';

/**
 * A form in the words that all vendors' strict modes take: every member needed, no other one let in, and numbers of entries
 * and bounds told in the description, for some refuse those keywords and others pass over them.
 */
export function wireSchema(schema: JsonSchema): JsonObject {
	const description = [schema.description, boundsInWords(schema)].filter(Boolean).join(' ');
	const told = description === '' ? {} : { description };
	if (schema.type === 'object') {
		const members = Object.entries(schema.properties).map(([name, member]) => [name, wireSchema(member)]);
		const required = Object.keys(schema.properties);
		return { type: 'object', ...told, properties: Object.fromEntries(members), required, additionalProperties: false };
	}
	if (schema.type === 'array') return { type: 'array', ...told, items: wireSchema(schema.items) };
	if (schema.type === 'string' && schema.enum) return { type: 'string', ...told, enum: [...schema.enum] };
	return { type: schema.type, ...told };
}

function boundsInWords(schema: JsonSchema): string {
	if (schema.type === 'array') return spanInWords('entries', schema.minItems, schema.maxItems);
	if (schema.type === 'number' || schema.type === 'integer') return spanInWords('', schema.minimum, schema.maximum);
	return '';
}

function spanInWords(unit: string, least: number | undefined, most: number | undefined): string {
	if (least === undefined && most === undefined) return '';
	const span = most === undefined ? `at least ${least}` : least === undefined ? `at most ${most}` : spanOf(least, most);
	return `(${[span, unit].filter(Boolean).join(' ')})`;
}

const spanOf = (least: number, most: number) => (least === most ? `exactly ${most}` : `${least} to ${most}`);
