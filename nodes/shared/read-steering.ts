import type { ItemContext } from './item-context';
import { readModel } from './read-model';

type SteeringOptions = { fallBack?: boolean; negativePrompt?: string; steps?: number; guidance?: number };

/** The chosen model and what it is steered by; what the form leaves open stays with the model. */
export function readSteering(item: ItemContext): SteeringOptions & { model: string } {
	const { node, itemIndex } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as SteeringOptions;
	const negativePrompt = options.negativePrompt?.trim() ?? '';
	return {
		model: readModel(item),
		...(options.fallBack !== undefined && { fallBack: options.fallBack }),
		...(negativePrompt !== '' && { negativePrompt }),
		...(options.steps !== undefined && { steps: options.steps }),
		...(options.guidance !== undefined && { guidance: options.guidance }),
	};
}
