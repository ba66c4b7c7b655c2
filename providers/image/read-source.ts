import { createContractClient } from '../../contract/client';
import type { VendorContext } from '../core/vendor-context';
import type { PictureSource, PictureVendor } from './port';

/** A stored picture with its bytes, for vendors that take it with the request. */
export async function readSource(
	{ maxSourceBytes }: Pick<PictureVendor, 'maxSourceBytes'>,
	{ assetId, field }: { assetId: string; field: string },
	{ shelf, service, signal }: VendorContext,
): Promise<PictureSource> {
	const { bytes, mediaType } = await shelf.read(assetId, { maxBytes: maxSourceBytes, field });
	const client = createContractClient('', service);
	const { media } = await client.call('getAsset', { params: { assetId }, ...(signal && { signal }) });
	return { assetId, bytes, mediaType, width: media?.width ?? null, height: media?.height ?? null };
}
