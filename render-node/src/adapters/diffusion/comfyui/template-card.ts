import type { GenerationKind } from '@showrunner/contract';
import type { ModelCard } from '../../../domain/diffusion/model-card.js';
import { contentHash } from '../../../domain/jobs/content-hash.js';
import { knownModel, unknownModel } from '../known-models.js';
import type { ComfyTemplate, ComfyWorkflow, SlotName } from './template-schema.js';

/** The workflow of a template that does a kind. */
export function workflowFor({ workflows }: ComfyTemplate, kind: GenerationKind): ComfyWorkflow | undefined {
	return workflows.find(({ kinds }) => kinds.includes(kind));
}

/** The card of a template for the kinds that can be done: what it says, and of its family where it says nothing. */
export function templateCard(template: ComfyTemplate, kinds: readonly GenerationKind[]): ModelCard {
	const { id, label, family, workflows } = template;
	const moving = workflows.some(({ output }) => output.kind !== 'image');
	const facts = knownModel(family) ?? unknownModel(moving ? 'clip' : 'picture');
	const everyHas = (slot: SlotName) => workflows.every(({ slots }) => slots[slot] !== undefined);
	return {
		...{ id: `comfyui:${id}`, label, engine: 'comfyui', kinds, revision: null },
		setup: contentHash([workflows, template.files]),
		licence: template.licence ?? facts.licence,
		sizes: template.sizes ?? facts.sizes,
		frames: everyHas('frameCount') ? (template.frames ?? facts.frames) : null,
		steps: everyHas('steps') ? (template.steps ?? facts.steps) : null,
		guidance: everyHas('guidance') ? (template.guidance ?? facts.guidance) : null,
		takesNegativePrompt: everyHas('negativePrompt'),
		hasSound: workflows.some(({ output }) => output.kind === 'video-with-sound'),
		takesSeed: everyHas('seed'),
		pricePerSecondMicros: 0,
	};
}
