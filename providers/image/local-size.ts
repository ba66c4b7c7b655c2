import { aspectRatios, frameSizes, type AspectRatio } from '../../contract/vocabulary';
import { ProviderError } from '../core/provider-error';
import { storedAsset } from '../core/stored-asset';
import type { VendorContext } from '../core/vendor-context';

type Size = { width: number; height: number };

export async function sizeOfAsset(assetId: string, context: VendorContext): Promise<Size> {
	const { media, name } = await storedAsset(assetId, context);
	if (media?.width && media.height) return { width: media.width, height: media.height };
	throw new ProviderError({
		kind: 'input-invalid',
		title: `'${name}' is no picture that can be read`,
		fix: 'Choose a JPEG, PNG or WebP picture',
		field: 'assetId',
	});
}

/** The format whose shape is the most alike. */
export function nearestShape({ width, height }: Size): AspectRatio {
	const apart = (ratio: AspectRatio) =>
		Math.abs(Math.log((width / height) * (frameSizes[ratio].height / frameSizes[ratio].width)));
	return [...aspectRatios].sort((a, b) => apart(a) - apart(b))[0] ?? '1:1';
}
