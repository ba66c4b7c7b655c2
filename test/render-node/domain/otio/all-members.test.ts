import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { randomExchange } from '../../../kits/exchange.js';

type Schema = {
	$ref?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	additionalProperties?: Schema | boolean;
	anyOf?: Schema[];
	oneOf?: Schema[];
	allOf?: Schema[];
	const?: unknown;
	enum?: unknown[];
};
type Described = { components: { schemas: Record<string, Schema> } };
const { components } = JSON.parse(readFileSync('contract/openapi.json', 'utf8')) as Described;

/** Every member that the contract describes, such as `scenes[].visual.fit`, with the values that it can have but one. */
function membersOf(schema: Schema, path: string, found: Map<string, unknown[]>): Map<string, unknown[]> {
	const { $ref, properties = {}, items, additionalProperties: others } = schema;
	if ($ref) return membersOf(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, path, found);
	if (path !== '')
		found.set(path, [...(found.get(path) ?? []), ...(schema.enum ?? ['const' in schema ? schema.const : {}])]);
	for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
		membersOf(part, path, found);
	for (const [name, member] of Object.entries(properties)) membersOf(member, `${path}.${name}`, found);
	if (items) membersOf(items, `${path}[]`, found);
	if (typeof others === 'object') membersOf(others, `${path}.*`, found);
	return found;
}

/** Members of a timeline with each of their values; what is by aspect ratio counts as one. */
function valuesOf(value: unknown, path: string, found: Map<string, Set<string>>): void {
	if (path !== '') found.set(path, (found.get(path) ?? new Set()).add(JSON.stringify(value)));
	if (Array.isArray(value)) for (const each of value) valuesOf(each, `${path}[]`, found);
	else if (typeof value === 'object' && value !== null)
		for (const [name, member] of Object.entries(value))
			valuesOf(member, `${path}.${path.endsWith('assetIds') ? '*' : name}`, found);
}

describe('the timelines of the round trip', () => {
	it('have every member of the contract, and more than one value of each: what is dropped would be missed', () => {
		const wanted = membersOf({ $ref: '#/components/schemas/Timeline' }, '', new Map());
		const met = new Map<string, Set<string>>();
		for (let seed = 0; seed < 200; seed++) valuesOf(randomExchange(seed), '', met);
		const isFixed = (path: string) =>
			new Set(wanted.get(path)?.map((each) => JSON.stringify(each))).size === 1 &&
			typeof wanted.get(path)?.[0] !== 'object';
		const lacking = [...wanted.keys()].filter((path) => (met.get(path)?.size ?? 0) < (isFixed(path) ? 1 : 2));
		expect(lacking).toEqual([]);
		expect([...met.keys()].filter((path) => !wanted.has(path))).toEqual([]);
	});
});
