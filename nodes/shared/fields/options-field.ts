import type { INodeProperties } from 'n8n-workflow';

/** The collection that holds what a builder seldom needs. */
export const optionsField = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options,
});
