import type { GenerationKind } from '@showrunner/contract';
import { graphLink } from './graph-link.js';
import type { ComfyTemplate, ComfyWorkflow, SlotName } from './template-schema.js';

/** Slots without which a kind cannot be done. */
const neededSlots: Readonly<Record<GenerationKind, readonly SlotName[]>> = {
	'text-to-image': ['prompt', 'seed', 'width', 'height'],
	'image-to-image': ['prompt', 'seed', 'picture'],
	'text-to-video': ['prompt', 'seed', 'width', 'height', 'frameCount'],
	'image-to-video': ['prompt', 'seed', 'frameCount', 'firstFrame'],
	'first-last-frame': ['prompt', 'seed', 'frameCount', 'firstFrame', 'lastFrame'],
	upscale: ['clip', 'width', 'height'],
};

/** What does not fit together inside a template; a sentence each, none when all is well. */
export function templateFaults({ workflows }: ComfyTemplate): string[] {
	const kinds = workflows.flatMap((workflow) => workflow.kinds);
	const twice = kinds.filter((kind, index) => kinds.indexOf(kind) !== index);
	return [
		...twice.map((kind) => `two workflows are for ${kind}`),
		...workflows.flatMap((workflow, index) =>
			workflowFaults(workflow).map((fault) => `workflow ${index + 1}: ${fault}`),
		),
	];
}

function workflowFaults({ kinds, graph, slots, samplers, output }: ComfyWorkflow): string[] {
	const faults: string[] = [];
	for (const [id, { inputs }] of Object.entries(graph))
		for (const [name, value] of Object.entries(inputs)) {
			const link = graphLink(value);
			if (Array.isArray(value) && link === null) faults.push(`input ${name} of node ${id} is no link`);
			if (link !== null && graph[link.node] === undefined)
				faults.push(`input ${name} of node ${id} is tied to node ${link.node}, which is not there`);
		}
	for (const [slot, places] of Object.entries(slots))
		for (const { node, input } of places ?? []) {
			const value = graph[node]?.inputs[input];
			if (value === undefined) faults.push(`slot ${slot} names input ${input} of node ${node}, which is not there`);
			else if (graphLink(value) !== null)
				faults.push(`slot ${slot} would cut the link of input ${input} of node ${node}`);
		}
	for (const kind of kinds)
		for (const slot of neededSlots[kind]) if (!slots[slot]) faults.push(`${kind} needs the slot ${slot}`);
	const moving = kinds.some((kind) => !kind.endsWith('-image'));
	if (moving === (output.kind === 'image')) faults.push(`the output ${output.kind} does not fit ${kinds.join(', ')}`);
	for (const node of [...samplers, output.node]) if (!graph[node]) faults.push(`node ${node} is not there`);
	return faults;
}
