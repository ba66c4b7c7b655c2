import type { INodeProperties } from 'n8n-workflow';
import { automaticModel } from './model-field';

/** Models of the chosen vendors of texts. The list's ids carry their vendor, so that a chain knows whose it is. */
export const textModelField: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'resourceLocator',
	default: { mode: 'list', value: automaticModel, cachedResultName: 'Automatic' },
	description:
		'What writes. Automatic takes the first of each provider. A model of one provider is used by that one alone; the others of the chain take their first.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTextModels', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. gpt-6-luna or openAi:gpt-6-luna' },
	],
};
