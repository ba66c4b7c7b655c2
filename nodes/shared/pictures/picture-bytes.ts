import type { TextImage } from '../../../providers/text/port';
import { assetShelfOf } from '../asset-shelf-of';
import type { ItemContext } from '../item-context';
import { smallPicture } from './small-picture';

/** Vendors take 20 MB and less; a picture that could not be made small may be larger. */
const mostBytes = 8 * 1_024 * 1_024;

/** Pictures of the store, made small, in memory: what a model is shown. Throws `ProviderError` that names `field`. */
export async function pictureBytes(
	item: ItemContext,
	{ step, field, assetIds }: { step: string; field: string; assetIds: readonly string[] },
): Promise<TextImage[]> {
	const shelf = assetShelfOf(item);
	const pictures: TextImage[] = [];
	for (const assetId of assetIds) {
		const small = await smallPicture(item, step, assetId);
		const { bytes, mediaType } = await shelf.read(small, { maxBytes: mostBytes, field });
		pictures.push({ bytes, mediaType });
	}
	return pictures;
}
