import type { ItemOperation } from '../../../shared/operation';
import { openBytes } from '../../../shared/transport/move-bytes';
import { knownByField, readKnownBy } from './known-by';

const mediaType = 'application/zip';

export const exportPerson: ItemOperation = {
	value: 'export',
	name: 'Export',
	action: 'Export person',
	description: 'Take out all rows in which a person is named, as a ZIP folder in a file of the item',
	properties: [
		knownByField,
		{
			displayName: 'Put Files In',
			name: 'files',
			type: 'boolean',
			default: false,
			description: 'Whether the assets that the rows name are put in too. They may belong to others as well.',
		},
		{
			displayName: 'Output Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the field to put the file in',
		},
	],
	async execute(item) {
		const { node, itemIndex, input } = item;
		const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
		const body = { texts: readKnownBy(item), files: node.getNodeParameter('files', itemIndex) === true };
		const file = await node.helpers.prepareBinaryData(
			await openBytes(node, 'exportPerson', { body }),
			'person.zip',
			mediaType,
		);
		return { json: input.json, binary: { ...input.binary, [field]: file } };
	},
};
