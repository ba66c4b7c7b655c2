import type { GenerationRequest } from '../../../domain/diffusion/generation.js';
import type { ComfyGraph, ComfyValue, ComfyWorkflow, SlotName } from './template-schema.js';

/** Names under which the sources lie on the server. */
export type UploadedSources = { firstFrame?: string; lastFrame?: string; picture?: string; clip?: string };

/**
 * The graph with the request in its slots. What the request leaves open keeps the template's value. Every result is
 * saved under `prefix`, a name of its own: a graph that ComfyUI has run before would otherwise answer with the file of
 * that run, which may be gone.
 */
export function fillSlots(
	graph: ComfyGraph,
	{ slots, output }: Pick<ComfyWorkflow, 'slots' | 'output'>,
	request: GenerationRequest,
	{ uploaded, prefix }: { uploaded: UploadedSources; prefix: string },
): ComfyGraph {
	const filled = structuredClone(graph);
	const values: Record<SlotName, ComfyValue | undefined> = {
		prompt: request.prompt,
		negativePrompt: request.negativePrompt ?? undefined,
		seed: request.seed,
		steps: request.steps ?? undefined,
		guidance: request.guidance ?? undefined,
		...request.size,
		frameCount: request.frameCount ?? undefined,
		framesPerSecond: request.framesPerSecond ?? undefined,
		strength: request.strength ?? undefined,
		...{ firstFrame: undefined, lastFrame: undefined, picture: undefined, clip: undefined },
		...uploaded,
	};
	for (const [slot, value] of Object.entries(values))
		for (const place of slots[slot as SlotName] ?? []) {
			const node = filled[place.node];
			if (value === undefined || !node) continue;
			const share = 'share' in place && typeof place.share === 'number' ? place.share : null;
			node.inputs[place.input] = share !== null && typeof value === 'number' ? Math.round(value * share) : value;
		}
	const saver = filled[output.node];
	if (saver) saver.inputs['filename_prefix'] = prefix;
	return filled;
}
