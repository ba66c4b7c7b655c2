import { buy, type Bought, type Made } from '../core/buy';
import { keepFile } from '../core/keep-file';
import type { PriceOverride } from '../core/price';
import { ProviderError } from '../core/provider-error';
import type { VendorContext } from '../core/vendor-context';
import type { MadePicture, PictureVendor, PictureWish } from './port';
import { priceElsewhere } from './price-elsewhere';
import { costOfUses } from './price-picture';
import { priceUnknown } from '../core/price-unknown';

/** What is kept of a picture as the vendor sent it; sizes are null where no probe could tell them. */
export type KeptPicture = { assetId: string; width: number | null; height: number | null; seed?: number };

/** Longest time that a vendor paints at one picture, and the upload behind it. */
const callLimitMs = 360_000;

const operations = { paint: 'generate', edit: 'edit', upscale: 'upscale' } as const;

/** `vendors`: all that make pictures, for prices are compared. */
export type PictureOrder = {
	wish: PictureWish;
	prices: readonly PriceOverride[];
	vendors: readonly PictureVendor[];
};

/** Has a vendor make one picture, unless it was bought before. Throws `ProviderError`. */
export async function buyPicture(
	vendor: PictureVendor,
	{ wish, prices, vendors }: PictureOrder,
	context: VendorContext,
): Promise<Bought<KeptPicture>> {
	const plan = vendor.plan(wish);
	const { model } = wish;
	const { unpriced, ...price } = costOfUses(vendor.prices, prices, model, plan.most);
	const alternatives = priceElsewhere(vendor, wish, vendors, { overrides: prices, nowMs: context.clock.now() });
	const made = { vendor, service: 'image', operation: operations[wish.task], model, shapedBy: plan.shapedBy } as const;
	const offer = { ...made, price, alternatives, callLimitMs };
	const make = async () => await keep(await plan.make(context), { vendor, wish, prices }, context);
	const bought = await buy<KeptPicture>(offer, { make }, context);
	return {
		...bought,
		warnings: [...plan.warnings, ...priceUnknown(vendor.label, model, unpriced), ...bought.warnings],
	};
}

type Order = { vendor: PictureVendor; wish: PictureWish; prices: readonly PriceOverride[] };

async function keep(
	made: MadePicture,
	{ vendor, wish, prices }: Order,
	context: VendorContext,
): Promise<Made<KeptPicture>> {
	const { model, prompt, source } = wish;
	const { micros: costMicros } = costOfUses(vendor.prices, prices, model, made.used);
	if ('refusal' in made) throw refused(vendor.label, made.refusal, costMicros);
	const { bytes, mediaType, seed } = made;
	const evidence = {
		...vendor.rights,
		sourceKind: 'generated',
		provider: vendor.label,
		...{ model, prompt, aiGenerated: true },
		...(seed !== undefined && { seed }),
		...(source && { madeFrom: [source.assetId] }),
	} as const;
	const { id: assetId, media } = await keepFile({ bytes, mediaType }, { name: 'picture', evidence }, context);
	const size = { width: media?.width ?? null, height: media?.height ?? null };
	return { result: { assetId, ...size, ...(seed !== undefined && { seed }) }, assetIds: [assetId], costMicros };
}

function refused(label: string, words: string, costMicros: number): ProviderError {
	return new ProviderError({
		kind: 'content-rejected',
		title: `${label} did not make the picture: ${words}`.slice(0, 400),
		fix: 'Say it in other words',
		field: 'prompt',
		...(costMicros > 0 ? { paid: 'yes' as const, costMicros } : { paid: 'no' as const }),
	});
}
