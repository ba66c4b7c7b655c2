import type { IDataObject } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { uploadFile } from '../../../shared/transport/upload-file';
import { readUpload, uploadFields } from './upload-fields';

export const upload: ItemOperation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload asset',
	description: 'Bring a file of the item into the store; a video is streamed, never held in memory',
	properties: uploadFields(),
	async execute(item) {
		const asset = await uploadFile(item.node, readUpload(item));
		return item.withSection('asset', asset as unknown as IDataObject);
	},
};
