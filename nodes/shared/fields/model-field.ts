import type { INodeProperties } from 'n8n-workflow';

/** The choice is the service's: the first model that is able and available. */
export const automaticModel = 'auto';

/** Models that the service really has; nothing has to be chosen. */
export function modelField(searchMethod: string): INodeProperties {
	return {
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		default: { mode: 'list', value: automaticModel, cachedResultName: 'Automatic' },
		description: 'What makes it. The list shows what the render-node can use now; Automatic takes the first that can.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. sdxl-base' },
		],
	};
}
