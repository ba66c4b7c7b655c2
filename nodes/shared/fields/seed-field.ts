import type { INodeProperties } from 'n8n-workflow';

export const seedField: INodeProperties = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 4294967295 },
	default: 1,
	description:
		'The same seed gives the same result, another one a variant. Left out, the seed follows from the story, so that each has its own look and sound.',
};
