import type { TextVideo } from '../../../providers/core/video-loan';
import type { ItemContext } from '../../shared/item-context';
import { readAssetId } from '../../shared/read-asset-id';
import { invalidField } from '../../shared/refusals';

export type Watched = TextVideo & {
	/** Where the part begins and ends; the whole video where nothing is said. */
	fromMs: number;
	toMs: number;
};

type Options = { fromSeconds?: number; toSeconds?: number; framesPerSecond?: number };

const secondMs = 1_000;

/** The video that the form names, and the part of it that is to be watched. */
export async function readWatched(item: ItemContext): Promise<Watched> {
	const assetId = readAssetId(item);
	const { mediaType, sizeBytes, media } = await item.client().call('getAsset', { params: { assetId } });
	const { durationMs, width } = media ?? {};
	if (!durationMs || !width)
		throw invalidField('assetId', 'This is no video', 'Choose a video; Showrunner Image: Describe looks at pictures');
	const {
		fromSeconds = 0,
		toSeconds = 0,
		framesPerSecond,
	} = item.node.getNodeParameter('options', item.itemIndex, {}) as Options;
	const fromMs = Math.round(fromSeconds * secondMs);
	const toMs = toSeconds > 0 ? Math.min(Math.round(toSeconds * secondMs), durationMs) : durationMs;
	if (fromMs >= toMs)
		throw invalidField(
			'fromSeconds',
			`The part is empty: it goes from ${fromMs / secondMs} to ${toMs / secondMs} s`,
			'Let it begin before it ends, and within the video',
		);
	return {
		...{ assetId, mediaType, sizeBytes, durationMs, fromMs, toMs },
		...(fromMs > 0 && { startMs: fromMs }),
		...(toMs < durationMs && { endMs: toMs }),
		...(framesPerSecond !== undefined && { framesPerSecond }),
	};
}
