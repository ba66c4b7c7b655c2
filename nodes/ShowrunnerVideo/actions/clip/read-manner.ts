import type { AspectRatio, CameraMove } from '../../../../contract/vocabulary';
import type { ClipSteering } from '../../../../providers/clip/port';
import type { ItemContext } from '../../../shared/item-context';
import { readSteering } from '../../../shared/read-steering';

type Manner = {
	aspectRatio: AspectRatio;
	look: string;
	sound: boolean;
	camera: CameraMove;
	/** `seed` as the form says it; absent where it says none. */
	steering: ClipSteering;
};
type MannerOptions = { camera?: CameraMove; look?: string; seed?: number; sound?: boolean };

/** How the clips of one job are to look and with what they are made. */
export function readManner(item: ItemContext): Manner {
	const { node, itemIndex } = item;
	const options = node.getNodeParameter('options', itemIndex, {}) as MannerOptions;
	return {
		aspectRatio: node.getNodeParameter('aspectRatio', itemIndex, '9:16') as AspectRatio,
		look: options.look?.trim() ?? '',
		sound: options.sound ?? true,
		camera: options.camera ?? 'auto',
		steering: { ...readSteering(item), ...(options.seed !== undefined && { seed: options.seed }) },
	};
}
