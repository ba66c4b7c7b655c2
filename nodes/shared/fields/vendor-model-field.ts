import type { INodeProperties } from 'n8n-workflow';
import { automaticModel } from './model-field';

/** A model of one of the chosen vendors, from the list or by its id. The list's ids carry their vendor. */
export function vendorModelField({
	searchMethod,
	example,
}: {
	searchMethod: string;
	example: string;
}): INodeProperties {
	return {
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		default: { mode: 'list', value: automaticModel, cachedResultName: 'Automatic' },
		description:
			'Automatic takes the usual one of the provider that answers. A model of one provider is used by that one alone; the others of the chain take their usual one. An ID that no provider knows goes to each as it is.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${example}` },
		],
	};
}
