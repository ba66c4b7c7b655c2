import { alternativesOf, freeOfCharge, type Alternative } from '../core/alternatives';
import { usualModel } from '../core/model-card';
import type { PriceOverride } from '../core/price';
import { usageOf } from './keep-clip';
import { planClip } from './plan-clip';
import type { ClipManner, ClipsWish, ClipWish } from './port';
import type { ClipPiece, ClipVendor } from './vendor-port';

/** A clip as it was wished for, and as its vendor can make it. */
export type PlannedClip = { clip: ClipWish; piece: ClipPiece };

/**
 * What the other vendors would take for a clip that is as long and of the same shape, each with its usual model. The
 * render-node moves a camera over a picture free of charge; whether it has a model for more nobody knows.
 */
export function priceElsewhere(
	vendor: Pick<ClipVendor, 'id'>,
	{ clip, piece }: PlannedClip,
	{ wish, manner }: { wish: ClipsWish; manner: ClipManner },
	known: { vendors: readonly ClipVendor[]; prices: readonly PriceOverride[]; nowMs: number },
): Alternative[] {
	const { vendors, prices, nowMs } = known;
	const { firstFrameAssetId, lastFrameAssetId } = clip;
	const asked = { wish: { ...wish, model: 'auto' }, manner };
	const leastMs = Math.min(piece.durationMs, clip.durationMs);
	const task = firstFrameAssetId === undefined ? 'words' : 'picture';
	const able = vendors.filter(({ id, models }) => id !== vendor.id && usualModel(models(task), nowMs) !== undefined);
	const planned = able.flatMap((other) => {
		const { piece: own } = planClip(other, clip, asked, nowMs);
		const isAsGood = own.durationMs >= leastMs && [piece.aspectRatio, wish.aspectRatio].includes(own.aspectRatio);
		const { id, label, prices: table } = other;
		return isAsGood ? [{ id, label, prices: table, model: own.model, usage: usageOf(own) }] : [];
	});
	const byCamera = firstFrameAssetId !== undefined && lastFrameAssetId === undefined;
	return [...alternativesOf(planned, prices), ...(byCamera ? [freeOfCharge] : [])];
}
