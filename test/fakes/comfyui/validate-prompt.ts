import type { Catalogue, InputSpec } from './node-catalogue';

export type Graph = Record<string, { class_type: string; inputs: Record<string, unknown> }>;
type Fault = { type: string; message: string; details: string; extra_info: object };
export type Refused = { error: Fault; node_errors: Record<string, { errors: Fault[]; class_type: string }> };

/** Load nodes look for their file themselves and not in the list. */
const looksItself = ['LoadImage.image', 'LoadVideo.file'];

const fault = (type: string, message: string, details: string): Fault => ({ type, message, details, extra_info: {} });

/** Refuses what ComfyUI's validation refuses, with its types of errors; null: taken. */
export function validatePrompt(graph: Graph, catalogue: Catalogue, uploads: ReadonlySet<string>): Refused | null {
	for (const [id, { class_type: nodeClass }] of Object.entries(graph))
		if (!catalogue[nodeClass])
			return refused(
				fault('invalid_prompt', `Cannot execute because node ${nodeClass} does not exist.`, `Node ID '#${id}'`),
			);
	if (!Object.values(graph).some(({ class_type: nodeClass }) => catalogue[nodeClass]?.output_node))
		return refused(fault('prompt_no_outputs', 'Prompt has no outputs', ''));
	const nodeErrors: Refused['node_errors'] = {};
	for (const [id, { class_type: nodeClass, inputs }] of Object.entries(graph)) {
		const { required = {}, optional = {} } = catalogue[nodeClass]?.input ?? {};
		const errors = [
			...Object.entries(required).flatMap(([name, spec]) =>
				inputs[name] === undefined
					? [fault('required_input_missing', 'Required input is missing', name)]
					: inputFaults(`${nodeClass}.${name}`, inputs[name], spec),
			),
			...Object.entries(optional).flatMap(([name, spec]) =>
				inputs[name] === undefined ? [] : inputFaults(`${nodeClass}.${name}`, inputs[name], spec),
			),
		];
		if (errors.length > 0) nodeErrors[id] = { errors, class_type: nodeClass };
	}
	if (Object.keys(nodeErrors).length === 0) return null;
	const error = fault('prompt_outputs_failed_validation', 'Prompt outputs failed validation', '');
	return { error, node_errors: nodeErrors };

	function inputFaults(at: string, value: unknown, [type, more = {}]: InputSpec): Fault[] {
		const [nodeClass = '', name = ''] = at.split('.');
		if (Array.isArray(value)) return linkFaults(name, value, type);
		if (looksItself.includes(at))
			return uploads.has(String(value))
				? []
				: [fault('custom_validation_failed', 'Custom validation failed for node', `${name} - Invalid file: ${value}`)];
		const options = Array.isArray(type) ? type : more.options;
		if (options && !options.includes(value))
			return [fault('value_not_in_list', 'Value not in list', `${name}: '${value}' not in the list of ${nodeClass}`)];
		if (type === 'INT' || type === 'FLOAT') {
			const number = Number(value);
			if (Number.isNaN(number)) return [fault('invalid_input_type', 'Failed to convert an input value', name)];
			if (more.min !== undefined && number < more.min)
				return [fault('value_smaller_than_min', `Value ${number} smaller than min of ${more.min}`, name)];
			if (more.max !== undefined && number > more.max)
				return [fault('value_bigger_than_max', `Value ${number} bigger than max of ${more.max}`, name)];
		}
		return [];
	}
	function linkFaults(name: string, link: unknown[], type: InputSpec[0]): Fault[] {
		const [from, output] = link;
		const source = graph[String(from)];
		if (link.length !== 2 || !source) return [fault('bad_linked_input', 'Bad linked input', name)];
		const given = catalogue[source.class_type]?.output[Number(output)];
		if (given === type) return [];
		return [
			fault('return_type_mismatch', 'Return type mismatch between linked nodes', `${name}, ${given} mismatch ${type}`),
		];
	}
}

const refused = (error: Fault): Refused => ({ error, node_errors: {} });
