import { z } from 'zod';

/** What a server tells of one input of a node class. */
export type NodeInput = {
	type: string;
	required: boolean;
	/** Values that are taken; null where any of the type is. */
	options: readonly (string | number | boolean)[] | null;
	/** Filled by an upload: its list names what was there before. */
	upload: boolean;
	/** Null where there is none. */
	preset: string | number | boolean | null;
	least: number | null;
	most: number | null;
	/** Further inputs, named `input.further`, by the chosen option. */
	further: Readonly<Record<string, Readonly<Record<string, NodeInput>>>>;
};
export type NodeClass = { inputs: Readonly<Record<string, NodeInput>>; outputs: readonly string[]; isOutput: boolean };
export type NodeClasses = ReadonlyMap<string, NodeClass>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const extra = z
	.looseObject({ default: z.unknown(), options: z.unknown(), min: z.unknown(), max: z.unknown() })
	.partial();
const input = z.tuple([z.unknown()]).rest(z.unknown());
const section = z.record(z.string(), z.unknown());
const inputSections = z.looseObject({ required: section.optional(), optional: section.optional() });
const nodeClass = z.looseObject({
	input: inputSections.default({}),
	output: z.array(z.unknown()).default([]),
	output_node: z.boolean().default(false),
});

/**
 * Node classes out of the answer to `/object_info`. An input is `[type, more]`, where the type is a name or a list of
 * values (older nodes), or `COMBO` with its values in `more.options` (newer ones). A class that makes no sense is left
 * out, so that one strange custom node does not take the others with it. Null: the answer is no such thing.
 */
export function readNodeClasses(json: unknown): NodeClasses | null {
	const all = z.record(z.string(), z.unknown()).safeParse(json);
	if (!all.success) return null;
	const classes = new Map<string, NodeClass>();
	for (const [name, value] of Object.entries(all.data)) {
		const { success, data } = nodeClass.safeParse(value);
		if (!success) continue;
		classes.set(name, {
			inputs: inputsOf(data.input),
			outputs: data.output.map((type) => (typeof type === 'string' ? type : 'COMBO')),
			isOutput: data.output_node,
		});
	}
	return classes;
}

function inputsOf({ required = {}, optional = {} }: z.infer<typeof inputSections>): Record<string, NodeInput> {
	const of = (entries: Record<string, unknown>, isRequired: boolean) =>
		Object.entries(entries).map(([name, value]) => [name, inputOf(value, isRequired)] as const);
	return Object.fromEntries([...of(optional, false), ...of(required, true)]);
}

function inputOf(value: unknown, required: boolean): NodeInput {
	const [type, second] = input.safeParse(value).data ?? ['*'];
	const more = extra.safeParse(second).data ?? {};
	const listed = Array.isArray(type) ? type : Array.isArray(more.options) ? more.options : null;
	const keyed = listed?.flatMap((option) => keyedOption.safeParse(option).data ?? []) ?? [];
	const options = keyed.length > 0 ? keyed.map(({ key }) => key) : listed?.filter(isScalar);
	return {
		type: typeof type === 'string' ? type : 'COMBO',
		required,
		options: options ?? null,
		upload: Object.entries(more).some(([name, set]) => name.endsWith('_upload') && set === true),
		preset: isScalar(more.default) ? more.default : null,
		least: typeof more.min === 'number' ? more.min : null,
		most: typeof more.max === 'number' ? more.max : null,
		further: Object.fromEntries(keyed.map(({ key, inputs }) => [key, inputsOf(inputs)])),
	};
}

const keyedOption = z.looseObject({ key: z.string(), inputs: inputSections });
const isScalar = (value: unknown): value is string | number | boolean => scalar.safeParse(value).success;
