import { costOfUses } from '../../../providers/image/price-picture.js';
import type { PictureVendor, PictureWish } from '../../../providers/image/port.js';
import type { VendorContext } from '../../../providers/core/vendor-context.js';
import { ProviderError } from '../../../providers/core/provider-error.js';

/** Eight bytes that every PNG begins with. */
export const pngBytes = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);

export const picture = {
	...{ assetId: 'a'.repeat(64), bytes: pngBytes, mediaType: 'image/png' },
	...{ width: 640, height: 360 },
};

export const pictureWish = (model: string, change: Partial<PictureWish> = {}): PictureWish => ({
	...{ task: 'paint', model, prompt: 'A lighthouse', aspectRatio: '9:16', seed: 7, isSeedChosen: false },
	...{ sourceGives: 'content', strength: 0.6 },
	...change,
});

/** One call of the vendor, with what it may have cost and did; a refusal by the picture's own words is thrown. */
export async function makePicture(vendor: PictureVendor, wish: PictureWish, context: VendorContext) {
	const plan = vendor.plan(wish);
	const made = await plan.make(context);
	const cost = (used: typeof plan.most) => costOfUses(vendor.prices, [], wish.model, used).micros;
	if ('refusal' in made) throw new ProviderError({ kind: 'content-rejected', title: made.refusal, paid: 'yes' });
	return { ...made, warnings: plan.warnings, mostMicros: cost(plan.most), costMicros: cost(made.used) };
}
