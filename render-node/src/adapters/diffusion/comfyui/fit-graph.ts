import { graphLink } from './graph-link.js';
import type { NodeClass, NodeClasses, NodeInput } from './node-classes.js';
import { sameFile } from './same-file.js';
import type { ComfyGraph, ComfyTemplate, ComfyValue, ComfyWorkflow, ModelFile } from './template-schema.js';

/** A graph that a server will take once its slots are filled, or what the server lacks, a phrase each. */
export type FittedGraph = { graph: ComfyGraph; missing: [] } | { graph: null; missing: string[] };

/**
 * Checks a workflow the way ComfyUI will, before anything is sent: node classes, required inputs, values that are
 * offered, kinds of links. A model file that the server has under another of its names or in a subfolder is written
 * into the graph; a required input that came with a newer ComfyUI takes the server's own preset.
 */
export function fitGraph(
	workflow: ComfyWorkflow,
	{ files }: Pick<ComfyTemplate, 'files'>,
	classes: NodeClasses,
): FittedGraph {
	const missing = new Set<string>();
	const graph: ComfyGraph = {};
	const filled = new Set(
		Object.values(workflow.slots).flatMap((places) => (places ?? []).map(({ node, input }) => `${node} ${input}`)),
	);
	for (const [id, node] of Object.entries(workflow.graph)) {
		const known = classes.get(node.class_type);
		if (!known) {
			missing.add(`the node ${node.class_type}: update ComfyUI, or install what brings it`);
			continue;
		}
		const inputs = withPresets(node.inputs, known.inputs);
		for (const [name, rule] of Object.entries(furtherInputs(inputs, known.inputs))) {
			const value = inputs[name];
			if (value === undefined && rule.required) missing.add(`a value for the input ${name} of ${node.class_type}`);
			if (value === undefined || filled.has(`${id} ${name}`)) continue;
			const link = graphLink(value);
			const from = link && classes.get(workflow.graph[link.node]?.class_type ?? '');
			if (link && from && !tied(from, link.output, rule))
				missing.add(`an output for the input ${name} of ${node.class_type}: the node before it has changed`);
			if (link || rule.options === null || rule.upload) continue;
			const offered = offeredValue(value, rule.options, files);
			if (offered === null) missing.add(lackOf(value, name, node.class_type, files));
			else inputs[name] = offered;
		}
		graph[id] = { class_type: node.class_type, inputs };
	}
	if (classes.get(workflow.graph[workflow.output.node]?.class_type ?? '')?.isOutput === false)
		missing.add('an output: the node that should save the result does not');
	return missing.size === 0 ? { graph, missing: [] } : { graph: null, missing: [...missing] };
}

type Inputs = Record<string, ComfyValue>;

function withPresets(given: Inputs, rules: NodeClass['inputs'], prefix = ''): Inputs {
	const inputs = { ...given };
	for (const [name, { required, preset, options, further }] of Object.entries(rules)) {
		const key = prefix + name;
		const value = inputs[key] ?? (required ? (preset ?? options?.[0]) : undefined);
		if (value === undefined) continue;
		inputs[key] = value;
		const more = further[String(value)];
		if (more) Object.assign(inputs, withPresets(inputs, more, `${key}.`));
	}
	return inputs;
}

function furtherInputs(inputs: Inputs, rules: NodeClass['inputs'], prefix = ''): Record<string, NodeInput> {
	return Object.fromEntries(
		Object.entries(rules).flatMap(([name, rule]) => {
			const more = rule.further[String(inputs[prefix + name])] ?? {};
			return [[prefix + name, rule], ...Object.entries(furtherInputs(inputs, more, `${prefix}${name}.`))];
		}),
	);
}

/** Types are names with commas between alternatives; those of newer nodes that adapt to what they get tie to all. */
function tied({ outputs }: NodeClass, output: number, { type }: NodeInput): boolean {
	const given = outputs[output];
	if (given === undefined) return false;
	const adapts = (name: string) => name === '*' || name === 'COMBO' || name.startsWith('COMFY_');
	const [offered, taken] = [given, type].map((names) => names.split(',').map((name) => name.trim()));
	return adapts(given) || adapts(type) || (offered ?? []).some((name) => taken?.includes(name));
}

function offeredValue(
	value: ComfyValue,
	options: readonly ComfyValue[],
	files: readonly ModelFile[],
): ComfyValue | null {
	if (options.includes(value)) return value;
	const names = typeof value === 'string' ? (fileNamed(value, files)?.names ?? [value]) : [];
	for (const name of names)
		for (const option of options) if (typeof option === 'string' && sameFile(option, name)) return option;
	return null;
}

const fileNamed = (value: string, files: readonly ModelFile[]) => files.find(({ names }) => names.includes(value));

function lackOf(value: ComfyValue, name: string, nodeClass: string, files: readonly ModelFile[]): string {
	const file = typeof value === 'string' ? fileNamed(value, files) : undefined;
	if (!file) return `the value ${JSON.stringify(value)} for the input ${name} of ${nodeClass}`;
	return `the file ${file.names.join(' or ')} in models/${file.folder}, to be had at ${file.url}`;
}
