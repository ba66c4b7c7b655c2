import { ProviderError } from '../core/provider-error';
import { beforeAsking } from '../core/unasked';
import type { VendorContext } from '../core/vendor-context';
import type { ClipPiece, Frame, Frames } from './vendor-port';

/** What fits into a request of every vendor as Base64. */
const maxBytes = 10 * 1024 * 1024;
const mediaTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** The pictures that a clip begins and ends with. */
export async function readFrames(
	{ firstFrameAssetId, lastFrameAssetId }: Pick<ClipPiece, 'firstFrameAssetId' | 'lastFrameAssetId'>,
	context: Pick<VendorContext, 'shelf'>,
): Promise<Frames> {
	return {
		...(firstFrameAssetId !== undefined && { first: await read(firstFrameAssetId, 'assetId', context) }),
		...(lastFrameAssetId !== undefined && { last: await read(lastFrameAssetId, 'lastFrameAssetId', context) }),
	};
}

async function read(assetId: string, field: string, { shelf }: Pick<VendorContext, 'shelf'>): Promise<Frame> {
	const { bytes, mediaType } = await shelf.read(assetId, { maxBytes, field }).catch(beforeAsking);
	if (mediaTypes.includes(mediaType)) return { bytes, mediaType };
	throw new ProviderError({
		kind: 'input-invalid',
		title: `A clip cannot begin with a file of type ${mediaType}`,
		fix: 'Choose a PNG, JPEG or WebP picture',
		field,
	});
}
