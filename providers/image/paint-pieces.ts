import { anotherMayHelp, frameSizes, type AspectRatio } from '../../contract/vocabulary';
import type { Bought } from '../core/buy';
import { inLanes } from '../core/in-lanes';
import type { PriceOverride } from '../core/price';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { buyPicture, type KeptPicture } from './buy-picture';
import type { PictureSource, PictureVendor, PictureWish } from './port';
import { readSource } from './read-source';
import { toFormat } from './to-format';

export type Piece = { sceneId: string; prompt: string; aspectRatio: AspectRatio };
export type PaintedPiece = Piece & { bought: Bought<KeptPicture>; assetId: string; warnings: Warning[] };
export type FailedPiece = Piece & { error: ProviderError };

export type PiecesOrder = {
	vendor: PictureVendor;
	/** All of a wish but what each piece has for itself. */
	manner: Omit<PictureWish, 'prompt' | 'aspectRatio'>;
	prices: readonly PriceOverride[];
	/** All vendors of pictures. */
	vendors: readonly PictureVendor[];
	/** The first picture gives the style of the others. */
	holdsStyle: boolean;
};

/**
 * Makes the pictures a few at once. One that the vendor refuses for itself fails alone. Where it can do no more for now (a
 * limit, no credit, no answer), nothing further is begun, and all that is left fails with that reason: another may do it.
 */
export async function paintPieces(
	pieces: readonly Piece[],
	order: PiecesOrder,
	context: VendorContext,
): Promise<{ painted: PaintedPiece[]; failed: FailedPiece[] }> {
	let stop: ProviderError | undefined;
	const paint = async (piece: Piece, style?: PictureSource): Promise<PaintedPiece | FailedPiece> => {
		if (stop) return { ...piece, error: stop };
		return await paintPiece(piece, order, context, style).catch((error: unknown) => {
			if (!(error instanceof ProviderError)) throw error;
			if (anotherMayHelp[error.kind]) stop ??= error;
			return { ...piece, error };
		});
	};
	const first = pieces[0];
	const leads = order.holdsStyle && first !== undefined && pieces.length > 1;
	const lead = leads ? await paint(first) : undefined;
	const style = lead && 'bought' in lead ? await styleOf(lead, order, context) : undefined;
	const others = await inLanes(
		leads ? pieces.slice(1) : pieces,
		order.vendor.lanes,
		async (piece) => await paint(piece, style),
	);
	const all = lead ? [lead, ...others] : others;
	return {
		painted: all.filter((piece): piece is PaintedPiece => 'bought' in piece),
		failed: all.filter((piece): piece is FailedPiece => 'error' in piece),
	};
}

async function styleOf({ bought }: PaintedPiece, { vendor }: PiecesOrder, context: VendorContext) {
	return await readSource(vendor, { assetId: bought.result.assetId, field: 'holdsStyle' }, context);
}

async function paintPiece(
	piece: Piece,
	{ vendor, manner, prices, vendors }: PiecesOrder,
	context: VendorContext,
	style: PictureSource | undefined,
): Promise<PaintedPiece> {
	const { prompt, aspectRatio } = piece;
	const own = style ? { source: style, sourceGives: 'style' as const } : {};
	const wish = { ...manner, ...own, prompt, aspectRatio };
	const bought = await buyPicture(vendor, { wish, prices, vendors }, context);
	const { assetId, warnings } = await toFormat(bought.result, frameSizes[aspectRatio], context);
	return { ...piece, bought, assetId, warnings: [...bought.warnings, ...warnings] };
}
