import type { AspectRatio } from '../../../../contract/vocabulary';
import type { PaintRequest, PictureQuality } from '../../../../providers/image/port';
import { assetIdPattern } from '../../../shared/fields/locator-field';
import type { ItemContext } from '../../../shared/item-context';
import { readLocator } from '../../../shared/read-locator';
import { readSteering } from '../../../shared/read-steering';
import type { Story } from '../../../shared/sections/story';
import type { IfNoModelCan } from './generate-fields';

type PaintOptions = {
	ifNoModelCan?: IfNoModelCan;
	referenceAssetId?: unknown;
	strength?: number;
	seed?: number;
	quality?: PictureQuality;
	holdsStyle?: boolean;
};

/** The form of the painted style as a request, and whether art stands in for what no model can make. */
export function readPainting(
	item: ItemContext,
	{ scenes }: Pick<Story, 'scenes'>,
	common: { aspectRatios: AspectRatio[]; seed: number },
): { request: PaintRequest; drawsArt: boolean } {
	const { node, itemIndex } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as PaintOptions;
	const assetId = readLocator(item, 'options.referenceAssetId', assetIdPattern);
	const request = {
		...common,
		...readSteering(item),
		...(options.seed !== undefined && { isSeedChosen: true }),
		...(options.quality !== undefined && { quality: options.quality }),
		...(options.holdsStyle === true && { holdsStyle: true }),
		scenes: scenes.map(({ id, visualPrompt, narration }) => ({ id, prompt: visualPrompt.trim() || narration })),
		look: String(node.getNodeParameter('look', itemIndex, '') ?? '').trim(),
		...(assetId !== undefined && { reference: { assetId, strength: options.strength ?? 0.7 } }),
	};
	return { request, drawsArt: options.ifNoModelCan !== 'stop' };
}
