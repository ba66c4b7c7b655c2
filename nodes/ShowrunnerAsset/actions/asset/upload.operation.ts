import { optionsField } from '../../../shared/fields/options-field';
import type { IDataObject } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { uploadBytes } from '../../../shared/transport/move-bytes';

export const upload: ItemOperation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload asset',
	description: 'Bring a file of the item into the store; a video is streamed, never held in memory',
	properties: [
		{
			displayName: 'Input Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the field with the file to upload',
		},
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
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { helpers } = node;
		const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
		const { fileName } = node.getNodeParameter('options', itemIndex, {}) as { fileName?: string };
		const file = helpers.assertBinaryData(itemIndex, field);
		const { id } = file;
		const asset = await uploadBytes(node, {
			name: fileName || file.fileName || 'file',
			mediaType: file.mimeType || 'application/octet-stream',
			open: async () => (id ? await helpers.getBinaryStream(id) : await helpers.getBinaryDataBuffer(itemIndex, field)),
		});
		return item.withSection('asset', asset as unknown as IDataObject);
	},
};
