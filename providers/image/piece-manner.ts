import type { Bought, PaidPiece } from '../core/buy';
import type { Warning } from '../core/run-chain';
import { unsupported } from './avoid-words';
import type { PictureManner, PictureVendor } from './port';

/** What every call takes over from the form. */
export function mannerOf({ negativePrompt, quality, seed, isSeedChosen = false }: PictureManner) {
	return {
		...{ seed, isSeedChosen },
		...(negativePrompt !== undefined && { negativePrompt }),
		...(quality !== undefined && { quality }),
	};
}

/** Wishes that belong to models of one's own. */
export function ignoredWishes({ label }: PictureVendor, { steps, guidance }: PictureManner): Warning[] {
	return [
		...(steps === undefined ? [] : [unsupported(label, 'lets nobody choose steps', 'steps')]),
		...(guidance === undefined ? [] : [unsupported(label, 'lets nobody choose guidance', 'guidance')]),
	];
}

export const paidFor = ({ priceMicros, costMicros, currency, reused }: Bought<object>): PaidPiece => ({
	...{ priceMicros, costMicros, currency, reused },
});
