import type { INodeProperties } from 'n8n-workflow';
import { jobPriorities } from '../../../contract/vocabulary';
import { optionsOf } from './options-of';

/** What a generation is steered by beyond its prompt. Left out, the model's own value holds. */
export const steeringFields: INodeProperties[] = [
	{
		displayName: 'Guidance',
		name: 'guidance',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 30, numberPrecision: 1 },
		default: 5,
		description: 'How closely the prompt is followed. Left out, the value that the model was made for.',
	},
	{
		displayName: 'Negative Prompt',
		name: 'negativePrompt',
		type: 'string',
		default: '',
		placeholder: 'e.g. text, watermark, blurry',
		description: 'What should not be seen',
	},
	{
		displayName: 'Steps',
		name: 'steps',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 200 },
		default: 20,
		description:
			'How often the picture is gone over; more is slower. Left out, the number that the model was made for.',
	},
];

export const fallBackField: INodeProperties = {
	displayName: 'Allow Other Models',
	name: 'fallBack',
	type: 'boolean',
	default: true,
	description: 'Whether another model may answer where the chosen one cannot; a warning then says which did',
};

export const lookField: INodeProperties = {
	displayName: 'Look',
	name: 'look',
	type: 'string',
	default: '',
	placeholder: 'e.g. gouache, muted colours',
	description: 'Added to every prompt, so that all scenes look alike',
};

export const priorityField: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: optionsOf(jobPriorities),
	default: 'normal',
	description: 'Whether this work goes before or after other work that waits on the render-node',
};
