import { isJsonObject } from '../core/read-json';
import type { JsonSchema } from './json-schema';

/** More than a model can put right in one go, and than anybody reads. */
const mostFaults = 12;

/** What keeps a value from having the form, each with its place (`scenes[2].mood`). Empty: it has it. */
export function faultsOf(schema: JsonSchema, value: unknown): string[] {
	return faultsAt('', schema, value).slice(0, mostFaults);
}

function faultsAt(place: string, schema: JsonSchema, value: unknown): string[] {
	const fault = (words: string) => [`${place || 'the answer'} ${words}`];
	switch (schema.type) {
		case 'object': {
			if (!isJsonObject(value)) return fault('must be an object');
			const strangers = Object.keys(value).filter((name) => !Object.hasOwn(schema.properties, name));
			return [
				...Object.entries(schema.properties).flatMap(([name, member]) => {
					const inner = place === '' ? name : `${place}.${name}`;
					return Object.hasOwn(value, name) ? faultsAt(inner, member, value[name]) : [`${inner} is missing`];
				}),
				...strangers.slice(0, 3).map((name) => `${place || 'the answer'} must not hold '${name.slice(0, 40)}'`),
			];
		}
		case 'array': {
			if (!Array.isArray(value)) return fault('must be a list');
			const { minItems = 0, maxItems = Infinity } = schema;
			if (value.length < minItems) return fault(`must have at least ${minItems} entries, not ${value.length}`);
			if (value.length > maxItems) return fault(`must have at most ${maxItems} entries, not ${value.length}`);
			return value.flatMap((entry: unknown, at) => faultsAt(`${place}[${at}]`, schema.items, entry));
		}
		case 'string': {
			if (typeof value !== 'string') return fault('must be a text');
			const known = schema.enum;
			return known && !known.includes(value) ? fault(`must be one of ${known.join(', ')}`) : [];
		}
		case 'boolean':
			return typeof value === 'boolean' ? [] : fault('must be true or false');
		default:
			return numberFaults(schema, value).flatMap(fault);
	}
}

type NumberSchema = Extract<JsonSchema, { type: 'number' | 'integer' }>;

function numberFaults({ type, minimum = -Infinity, maximum = Infinity }: NumberSchema, value: unknown): string[] {
	if (typeof value !== 'number' || !Number.isFinite(value)) return ['must be a number'];
	if (type === 'integer' && !Number.isInteger(value)) return ['must be a whole number'];
	if (value < minimum) return [`must be at least ${minimum}`];
	return value > maximum ? [`must be at most ${maximum}`] : [];
}
