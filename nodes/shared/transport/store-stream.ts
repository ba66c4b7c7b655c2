import type { IExecuteFunctions } from 'n8n-workflow';
import type { Asset } from '@showrunner/contract';
import { NotKept } from '../../../providers/core/keep-file';
import { uploadBytes } from './move-bytes';
import { brokenOff } from './send-to-vendor';

/** `Readable` of Node, without importing it: n8n's helpers take and give it. */
export type VendorStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/**
 * Bytes that were paid for, into the store. They lie in n8n's own binary store first, for a stream can be read only once
 * and the render-node may be restarting.
 */
export async function storeStream(
	context: IExecuteFunctions,
	{ stream, label }: { stream: VendorStream; label: string },
	{ name, mediaType }: { name: string; mediaType: string },
): Promise<Asset> {
	const kept = await context.helpers.prepareBinaryData(stream, name, mediaType).catch((error: unknown) => {
		throw brokenOff(label, error);
	});
	const open = async () =>
		kept.id ? await context.helpers.getBinaryStream(kept.id) : Buffer.from(kept.data, 'base64');
	return await uploadBytes(context, { name, mediaType, open }).catch((error: unknown) => {
		throw new NotKept(error);
	});
}
