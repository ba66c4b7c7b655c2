import type { IDataObject } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { uploadFile } from '../../../shared/transport/upload-file';
import { expiryField, linkOf } from '../asset/link';
import { readUpload, uploadFields } from '../asset/upload-fields';
import { lifecycleFields, readLifecycle } from './lifecycle-fields';

export const upload: ItemOperation = {
	value: 'upload',
	name: 'Upload',
	action: 'Upload cloud file',
	description: 'Bring a file of the item into the store, say how long it stays, and get an address to share it by',
	properties: uploadFields([...lifecycleFields, expiryField]),
	async execute(item) {
		const body = readLifecycle(item);
		const asset = await uploadFile(item.node, readUpload(item));
		const params = { assetId: asset.id };
		// The same bytes may be here already, with a lifecycle that somebody chose.
		const lifecycle =
			body.rule === 'by-rules'
				? await item.client().call('getAssetLifecycle', { params })
				: await item.client().call('setAssetLifecycle', { params, body });
		const { json } = item.withSection('asset', asset);
		return { json: { ...json, lifecycle: lifecycle as unknown as IDataObject, link: await linkOf(item, asset.id) } };
	},
};
