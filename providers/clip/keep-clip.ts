import { keepFile, type MadeFile } from '../core/keep-file';
import type { Made } from '../core/buy';
import { costOf, type PriceOverride } from '../core/price';
import type { VendorContext } from '../core/vendor-context';
import type { PlacedClip } from './port';
import type { ClipPiece, ClipVendor } from './vendor-port';

export type KeptClip = Omit<PlacedClip, 'sceneId'>;

/** What is told of a clip. `madeFrom`: files that it was made from. */
export type ToldPiece = Pick<ClipPiece, 'model' | 'prompt' | 'aspectRatio' | 'durationMs' | 'seed'> & {
	madeFrom?: string[];
};

/** What a clip uses: its seconds, which is what all of these vendors charge. */
export const usageOf = ({ durationMs }: Pick<ClipPiece, 'durationMs'>) => ({ second: durationMs / 1_000 });

/** Puts a clip into the store at once, for its link may live for minutes, and says of it what its probe found. */
export async function keepClip(
	vendor: ClipVendor,
	piece: ToldPiece,
	{ file, prices }: { file: MadeFile; prices: readonly PriceOverride[] },
	context: VendorContext,
): Promise<Made<KeptClip>> {
	const { model, prompt, seed, aspectRatio, madeFrom } = piece;
	const evidence = {
		...vendor.rights,
		...({ sourceKind: 'generated', provider: vendor.label, model, aiGenerated: true } as const),
		...(prompt !== '' && { prompt }),
		...(madeFrom && { madeFrom }),
		...(seed !== undefined && { seed }),
	};
	const { id: assetId, media } = await keepFile(file, { name: 'clip', evidence }, context);
	const result: KeptClip = {
		...{ assetId, aspectRatio, model },
		...{ width: media?.width ?? null, height: media?.height ?? null, fps: media?.fps ?? null },
		durationMs: media?.durationMs ?? null,
		hasSound: typeof media?.audioCodec === 'string',
		...(seed !== undefined && { seed }),
	};
	const { micros } = costOf(vendor.prices, prices, model, usageOf(piece));
	return { result, assetIds: [assetId], costMicros: micros };
}
