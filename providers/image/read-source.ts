import { storedAsset } from '../core/stored-asset';
import type { VendorContext } from '../core/vendor-context';
import type { PictureSource, PictureVendor } from './port';

/** A stored picture with its bytes, for vendors that take it with the request. */
export async function readSource(
	{ maxSourceBytes }: Pick<PictureVendor, 'maxSourceBytes'>,
	{ assetId, field }: { assetId: string; field: string },
	context: VendorContext,
): Promise<PictureSource> {
	const { bytes, mediaType } = await context.shelf.read(assetId, { maxBytes: maxSourceBytes, field });
	const { media } = await storedAsset(assetId, context);
	return { assetId, bytes, mediaType, width: media?.width ?? null, height: media?.height ?? null };
}
