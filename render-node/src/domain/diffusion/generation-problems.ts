import { anotherMayHelp, type GenerationKind, type Problem } from '@showrunner/contract';
import { configurationInvalid, Refusal } from '../refusal.js';
import type { OfferedModel } from './model-card.js';

const works: Record<GenerationKind, string> = {
	'text-to-image': 'pictures from text',
	'image-to-image': 'pictures from a picture',
	'text-to-video': 'clips from text',
	'image-to-video': 'clips from a picture',
	'first-last-frame': 'clips between two pictures',
	upscale: 'clips larger',
};

export const noModelForKind = (kind: GenerationKind): Refusal =>
	configurationInvalid('no-model-for-kind', `No model that is ready here makes ${works[kind]}`, {
		field: 'model',
		fix: 'Pull a model (render-node models list shows which), or connect a server that has one',
	});

export const modelUnknown = (model: string, known: readonly string[]): Refusal =>
	configurationInvalid('model-unknown', `The model '${model}' is not known here`, {
		field: 'model',
		detail: known.length === 0 ? 'No model is known.' : `Known: ${known.join(', ')}.`,
		fix: 'Choose one from the list, or add it to the catalogue',
	});

export function modelRefused({ card, available, note }: OfferedModel, kind: GenerationKind): Refusal {
	if (!available) {
		return configurationInvalid('model-not-ready', `${card.label} is not ready here`, { field: 'model', fix: note });
	}
	return configurationInvalid('kind-unsupported', `${card.label} does not make ${works[kind]}`, {
		field: 'model',
		fix: 'Choose another model, or leave the choice to the service',
	});
}

export const contentRejected = (field: string, reason: string): Refusal =>
	new Refusal({
		type: 'content-rejected',
		title:
			field === 'prompt'
				? 'The prompt asks for something that may not be generated'
				: 'What was generated may not be used',
		status: 422,
		kind: 'content-rejected',
		field,
		detail: reason,
		fix: field === 'prompt' ? 'Word the prompt differently' : 'Word the prompt differently, or take another seed',
	});

/** What one model, or its server, does not take of a wish that is fine by the contract. */
const ownLimits = new Set(['server-refused', 'generation-refused', 'comfyui-value-refused']);

/** Whether another model may do what this problem kept one from doing. */
export const anotherModelMayHelp = ({ kind, type }: Problem): boolean => anotherMayHelp[kind] || ownLimits.has(type);
