import { runFurtherJob } from '../../../providers/core/run-further-job';
import { fingerprint } from '../fingerprint';
import type { ItemContext } from '../item-context';
import { jobContextOf } from '../job-context-of';

/** Longer side of what is sent: enough to see what a picture shows, and well below what every vendor takes. */
export const longestEdge = 1_024;
const smallBytes = 1_024 * 1_024;

/**
 * A picture as vendors are shown it: no larger than they need, for they are paid by its size.
 * @param step section that the work is for
 * @returns id of the asset; the picture itself where it is small, or where nobody knows its size
 */
export async function smallPicture(item: ItemContext, step: string, assetId: string): Promise<string> {
	const { media, sizeBytes } = await item.client().call('getAsset', { params: { assetId } });
	const [width, height] = [media?.width ?? 0, media?.height ?? 0];
	const edge = Math.max(width, height);
	if (edge === 0 || (edge <= longestEdge && sizeBytes <= smallBytes)) return assetId;
	const shrunk = (length: number) => Math.max(64, 2 * Math.round((length * Math.min(1, longestEdge / edge)) / 2));
	const input = { assetId, width: shrunk(width), height: shrunk(height), format: 'jpeg', quality: 85 } as const;
	const made = await runFurtherJob({ kind: 'image.convert', step, input }, { ...jobContextOf(item), fingerprint });
	return made.assetId;
}

/** Pictures out of a video or a part of it, where its shots change, in the order of their times. */
export async function stillsOf(
	item: ItemContext,
	step: string,
	wanted: { assetId: string; count: number; fromMs?: number; toMs?: number },
) {
	const input = { ...wanted, manner: 'cuts', maxEdge: longestEdge } as const;
	const { frames } = await runFurtherJob({ kind: 'media.frames', step, input }, { ...jobContextOf(item), fingerprint });
	return frames;
}
