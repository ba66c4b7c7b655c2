import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../shared/fields/options-field';
import type { ItemContext } from '../../../shared/item-context';

/** Which file of the item is uploaded, what else is asked, and under which name it is kept. */
export const uploadFields = (further: INodeProperties[] = []): INodeProperties[] => [
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the field with the file to upload',
	},
	...further,
	optionsField([
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. intro.mp4',
			description: 'Name in the store. Left empty, that of the file.',
		},
	]),
];

export function readUpload({ node, itemIndex }: ItemContext) {
	const { fileName = '' } = node.getNodeParameter('options', itemIndex, {}) as { fileName?: string };
	return { itemIndex, field: node.getNodeParameter('binaryPropertyName', itemIndex) as string, name: fileName };
}
