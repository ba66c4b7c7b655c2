import type { Asset } from '@showrunner/contract';
import type { IExecuteFunctions } from 'n8n-workflow';
import { uploadBytes } from './move-bytes';
import { uploadResumably } from './resumable/upload-resumably';

/** From this size on it pays to go on where a connection broke rather than to send all again. */
export const resumableFromBytes = 64 * 1024 ** 2;

/**
 * Streams a file of an item into the store, a large one by an upload that can be resumed.
 * @param name that it gets in the store; empty: its own
 */
export async function uploadFile(
	context: IExecuteFunctions,
	{ itemIndex, field, name }: { itemIndex: number; field: string; name: string },
): Promise<Asset> {
	const { helpers } = context;
	const file = helpers.assertBinaryData(itemIndex, field);
	const { id } = file;
	const inMemory = async () => await helpers.getBinaryDataBuffer(itemIndex, field);
	const upload = {
		name: name || file.fileName || 'file',
		mediaType: file.mimeType || 'application/octet-stream',
		open: async () => (id ? await helpers.getBinaryStream(id) : await inMemory()),
	};
	const sizeBytes = id ? (await helpers.getBinaryMetadata(id)).fileSize : (await inMemory()).length;
	return await (sizeBytes < resumableFromBytes
		? uploadBytes(context, upload)
		: uploadResumably(context, { ...upload, sizeBytes }));
}
