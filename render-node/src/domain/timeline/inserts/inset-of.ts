import type { Insert } from '@showrunner/contract';
import { mediaOf, sizeOf } from '../media-facts.js';
import { pickStill } from '../pick-still.js';
import type { Inset, Size } from '../render-plan.js';
import { sceneLayer, type Stage } from '../scene-layer.js';
import { insertScene } from './insert-scene.js';
import type { InsertSpan } from './insert-spans.js';
import type { PlacedInsert } from './place-inserts.js';

type InsetInsert = Extract<Insert, { mode: 'inset' }>;

/** The picture in the picture from frame `from` of the video on. All its pixels are even, as 4:2:0 wants them. */
export function insetOf(
	placed: PlacedInsert,
	{ from: appears, to: gone }: InsertSpan,
	from: number,
	stage: Stage,
): Inset {
	const { insert } = placed;
	if (insert.mode !== 'inset') throw new TypeError('an insert in full is no inset');
	const { visual, corner } = insert;
	const assetId = visual.kind === 'clip' ? visual.assetId : pickStill(visual, stage.aspectRatio);
	const size = fittedSize(sizeOf(mediaOf(stage.media, assetId)), insert, stage.frame);
	const span = { appears, alone: appears, joined: gone, gone };
	const layer = sceneLayer(insertScene(placed), span, from, { ...stage, frame: size });
	const margin = even(insert.margin * Math.min(stage.frame.width, stage.frame.height));
	const [x, y] = [
		corner.endsWith('left') ? margin : stage.frame.width - size.width - margin,
		corner.startsWith('top') ? margin : stage.frame.height - size.height - margin,
	];
	return { layer: { ...layer, frame: size }, x: Math.max(0, x), y: Math.max(0, y) };
}

const even = (length: number) => 2 * Math.round(length / 2);

/** As large as its own shape may be in its share of the frame. */
function fittedSize(picture: Size, { size: share }: InsetInsert, frame: Size): Size {
	const scale = Math.min((share * frame.width) / picture.width, (share * frame.height) / picture.height);
	const side = (length: number, room: number) => Math.min(room, Math.max(2, even(length * scale)));
	return { width: side(picture.width, frame.width), height: side(picture.height, frame.height) };
}
