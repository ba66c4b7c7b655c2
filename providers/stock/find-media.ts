import { buy } from '../core/buy';
import { ProviderError } from '../core/provider-error';
import type { VendorContext } from '../core/vendor-context';
import { chooseHits, type ChosenHit } from './choose-hit';
import type { FoundMedia, StockHit, StockRequest, StockSearch, StockVendor, TakenMedia } from './port';
import { leaveOut } from '../core/leave-out';

/** Libraries ask not to be searched for the same again before this. */
const keepForMs = 24 * 60 * 60 * 1000;
const free = { micros: 0, currency: 'USD' };
/** Files that cannot be fetched before the library is given up for this scene. */
const mostTries = 3;

/** No hit of the library fits, or all were shown before. Another library may have one. */
export class NothingFound extends ProviderError {}

/** The best hit of a library that was not used before, in the store with its right. Throws `ProviderError`. */
export async function findMedia(
	vendor: StockVendor,
	request: StockRequest,
	context: VendorContext,
): Promise<FoundMedia> {
	const { kind, query, locale, aspectRatio } = request;
	const hits = await search(vendor, { kind, query, locale, aspectRatio }, context);
	const chosen = chooseHits(hits, request).slice(0, mostTries);
	let failure: unknown = nothingFound(vendor, query, hits.length);
	for (const choice of chosen) {
		const taken = await take(vendor, choice, request, context).catch((error: unknown) => {
			if (!(error instanceof ProviderError) || error.kind === 'quota-exhausted') throw error;
			failure = error;
			return undefined;
		});
		if (taken) return { value: taken, warnings: [...choice.warnings, creditDue(taken)] };
	}
	throw failure;
}

/** Found again for a day without asking the library. */
async function search(vendor: StockVendor, wanted: StockSearch, context: VendorContext): Promise<StockHit[]> {
	const { kind, ...shapedBy } = wanted;
	const offer = {
		vendor,
		service: 'stock',
		operation: 'search',
		model: kind,
		shapedBy,
		price: free,
		keepForMs,
	} as const;
	const make = async () => ({ result: { hits: await vendor.search(wanted, context) }, assetIds: [], costMicros: 0 });
	// Whether earlier results are taken is asked of what costs money; this only spares the library.
	const { result } = await buy<{ hits: StockHit[] }>(offer, { make }, { ...context, reuse: true });
	return result.hits;
}

/** Brings the file in. It stands in the books with its scene, so that later videos of the channel know of it. */
async function take(
	vendor: StockVendor,
	{ hit, file }: ChosenHit,
	{ kind, sceneId }: StockRequest,
	context: VendorContext,
): Promise<TakenMedia> {
	const { sourceId, author, pageUrl, durationMs } = hit;
	const shapedBy = { sourceId, sceneId, production: context.productionId ?? null, width: file.width };
	const offer = { vendor, service: 'stock', operation: 'take', model: kind, shapedBy, price: free } as const;
	const make = async () => {
		const name = `${sourceId.replaceAll(':', '-')}.${kind === 'photo' ? 'jpg' : 'mp4'}`;
		const asset = await context.shelf.fetch(file.url, { name });
		const creditLine = `${kind === 'photo' ? 'Photo' : 'Video'} by ${author} on ${vendor.label}: ${pageUrl}`.slice(
			0,
			500,
		);
		await context.shelf.prove(asset.id, {
			...vendor.rights,
			...{ sourceKind: 'stock', sourceUrl: pageUrl, author: author.slice(0, 300), provider: vendor.label, creditLine },
			...{ source: sourceId, aiGenerated: false, obtainedAt: new Date(context.clock.now()).toISOString() },
		});
		const { media } = asset;
		const size = { width: media?.width ?? file.width, height: media?.height ?? file.height };
		const facts = { ...size, durationMs: media?.durationMs ?? durationMs, author, sourceUrl: pageUrl, creditLine };
		return { result: { sourceId, sceneId, assetId: asset.id, ...facts }, assetIds: [asset.id], costMicros: 0 };
	};
	const { result } = await buy<TakenMedia & { sceneId: string }>(offer, { make }, { ...context, reuse: true });
	return leaveOut(result, 'sceneId');
}

function nothingFound({ label }: StockVendor, query: string, found: number): NothingFound {
	const why = found === 0 ? 'has nothing' : `has ${found} hits, but none that was not shown before,`;
	return new NothingFound({
		kind: 'configuration-invalid',
		title: `${label} ${why} for '${query}'`,
		fix: 'Use other or fewer words, look back over fewer videos, or add another provider',
		field: 'query',
	});
}

const creditDue = ({ creditLine }: TakenMedia) => ({
	code: 'credit-due' as const,
	message: `Put into the description of the video: ${creditLine}`,
});
