import type { Finish } from '../../domain/timeline/filters/filter-plan.js';
import type { Encoding, Layer, PictureLayer, SegmentPlan, Size } from '../../domain/timeline/render-plan.js';
import { pictureSize } from '../ffmpeg/arguments/picture-arguments.js';
import { imageStates } from './image-states.js';
import { captionStates, type CaptionState } from './caption-states.js';

export type StillPlan = {
	layers: PictureLayer[];
	/** None where the segment has no captions, or the tail draws them. */
	states: CaptionState[];
	/** The same for the text of overlays. */
	overlays: CaptionState[];
	/** What the encoder's own graph lays over the frames, captions after it. */
	tail: Finish[] | null;
};

/** More of a picture on one pixel of the frame does not fit the kernel's tables; a camera goes up to it, but for rounding. */
const mostScale = 1.5 + 1e-9;
/** Pixels of all pictures: they, a copy of them, and the frames have to fit into the gigabyte that the kernel may use. */
const mostPixels = 240e6;
/** Captions are held as rows of the frame; this keeps them below some 150 MB at 1080×1920. */
const mostStates = 200;
/** Overlays can stand at the top and at the foot at once, so that their rows are nearly the whole frame. */
const mostOverlayStates = 60;

/**
 * How the kernel draws a segment; null where FFmpeg's graph has to: clips, transitions that are more than a crossfade, captions
 * that move, and pictures that are too large. The same plan always gets the same answer.
 */
export function stillPlan(
	{ layers, overlays, captions, frameCount, transition, fadePart, insets, finish = [] }: SegmentPlan,
	{ frame, fps }: Encoding,
): StillPlan | null {
	if (transition !== undefined || fadePart !== undefined || insets !== undefined) return null;
	// What lies over one of two layers only would have to be there before they are mixed.
	if (layers.length > 1 && layers.some((layer) => layer.finish)) return null;
	const pictures = layers.filter(isPicture);
	if (pictures.length < layers.length || !pictures.every((layer) => fits(layer, frame))) return null;
	const pixels = pictures.reduce((sum, layer) => sum + area(pictureSize(layer, frame)), 0);
	if (pixels + 4 * area(frame) > mostPixels) return null;
	const tail = [...(layers[0].finish ?? []), ...finish];
	if (tail.length > 0) return { layers: pictures, states: [], overlays: [], tail };
	const states = captions === null ? [] : captionStates(captions, frameCount, fps);
	if (states === null || states.length > mostStates) return null;
	if (imageStates(overlays?.images ?? [], frameCount).length > mostOverlayStates) return null;
	const over = overlays?.text === undefined ? [] : captionStates(overlays.text, frameCount, fps);
	return over === null || over.length > mostOverlayStates
		? null
		: { layers: pictures, states, overlays: over, tail: null };
}

const isPicture = (layer: Layer): layer is PictureLayer => layer.kind === 'picture';
const area = ({ width, height }: Size) => width * height;

function fits({ camera }: PictureLayer, frame: Size): boolean {
	if (camera === null) return true;
	return [camera.from, camera.to].every(
		({ width, height }) =>
			width > 0 && height > 0 && width <= frame.width * mostScale && height <= frame.height * mostScale,
	);
}
