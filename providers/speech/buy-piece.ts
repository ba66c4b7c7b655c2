import type { GivenTime } from '@showrunner/contract';
import { buy, type Bought, type Made } from '../core/buy';
import { keepFile } from '../core/keep-file';
import { costOf, type PriceOverride } from '../core/price';
import { ProviderError } from '../core/provider-error';
import type { VendorContext } from '../core/vendor-context';
import type { SpeechPiece, SpeechVendor } from './port';
import { priceUnknown } from '../core/price-unknown';
import { priceElsewhere } from './price-elsewhere';

/** Longest time that a vendor speaks at one scene. */
const callLimitMs = 300_000;

/** What is kept of a piece: its sound, and times as `[text, startMs, endMs]`, for 4,000 characters have to fit in. */
export type KeptPiece = { assetId: string; times?: [string, number, number][] };

/**
 * Has the vendor say one scene, unless it was bought before. Throws `ProviderError` that names the scene.
 * @param others vendors that could say it, too
 */
export async function buyPiece(
	vendor: SpeechVendor,
	{ id, piece, others }: { id: string; piece: SpeechPiece; others: readonly SpeechVendor[] },
	prices: readonly PriceOverride[],
	context: VendorContext,
): Promise<Bought<KeptPiece>> {
	const { model, ...shapedBy } = piece;
	const { unpriced, ...price } = costOf(vendor.prices, prices, model, vendor.usageOf(piece));
	const alternatives = priceElsewhere(piece, others, prices, context.clock.now());
	const wish = { vendor, service: 'speech', operation: 'generate', model, shapedBy } as const;
	const offer = { ...wish, price, alternatives, callLimitMs };
	const make = async (): Promise<Made<KeptPiece>> => await sayPiece(vendor, piece, prices, context);
	const bought = await buy<KeptPiece>(offer, { make }, context).catch((error: unknown) => {
		throw named(error, id);
	});
	return { ...bought, warnings: [...bought.warnings, ...priceUnknown(vendor.label, model, unpriced)] };
}

async function sayPiece(
	vendor: SpeechVendor,
	piece: SpeechPiece,
	prices: readonly PriceOverride[],
	context: VendorContext,
): Promise<Made<KeptPiece>> {
	const { bytes, mediaType, times, usage } = await vendor.say(piece, context);
	const evidence = {
		...vendor.rights,
		...({ sourceKind: 'generated', provider: vendor.label, model: piece.model, prompt: piece.text } as const),
		...(piece.seed !== undefined && { seed: piece.seed }),
		aiGenerated: true,
	};
	const asset = await keepFile({ bytes, mediaType }, { name: 'speech', evidence }, context);
	const { micros } = costOf(vendor.prices, prices, piece.model, usage);
	const kept = times && times.map(({ text, startMs, endMs }): [string, number, number] => [text, startMs, endMs]);
	return { result: { assetId: asset.id, ...(kept && { times: kept }) }, assetIds: [asset.id], costMicros: micros };
}

export const givenTimes = ({ times }: KeptPiece): GivenTime[] | undefined =>
	times?.map(([text, startMs, endMs]) => ({ text, startMs, endMs }));

/** A refusal of content, or of one text, is of use only with the scene that it is about. */
function named(error: unknown, sceneId: string): unknown {
	if (!(error instanceof ProviderError)) return error;
	if (error.kind !== 'content-rejected' && error.kind !== 'input-invalid') return error;
	return new ProviderError({ ...error.refusal, title: `${error.message} (scene '${sceneId}')` }, { cause: error });
}
