import type { Overlay } from '@showrunner/contract';
import { mediaOf, sizeOf, type MediaFacts } from '../timeline/media-facts.js';
import type { ImageLook, OverlayImage, Size } from '../timeline/render-plan.js';
import { overlayMoments, timedSpan, type FrameSpan } from './overlay-moments.js';
import type { OverlayStage, Room } from './overlay-stage.js';
import { placeBlock } from './place-block.js';

export type ImageOverlay = Extract<Overlay, { kind: 'image' }>;

export const isImage = (overlay: Overlay): overlay is ImageOverlay => overlay.kind === 'image';

type PlacedImage = { size: Size; left: number; top: number; slide: { x: number; y: number } };

/** What a segment shows of a picture that lies over it; null where that is nothing. */
export function imageIn(
	overlay: ImageOverlay,
	segment: FrameSpan,
	stage: OverlayStage & { media: MediaFacts },
	totalMs: number,
): OverlayImage | null {
	const { assetId, opacity } = overlay;
	const { size, left, top, slide } = placed(overlay, stage);
	const moments = overlayMoments(timedSpan(overlay, totalMs, stage.fps), overlay, segment, stage.fps);
	const looks = moments.map(({ from, to, shown, away, scale }): ImageLook => {
		const [width, height] = [even(size.width * scale), even(size.height * scale)];
		const [x, y] = [
			even(left + (size.width - width) / 2 + slide.x * away),
			even(top + (size.height - height) / 2 + slide.y * away),
		];
		return { from, to, x, y, width, height, opacity: Number((opacity * shown).toFixed(4)) };
	});
	if (looks.length === 0) return null;
	const framing = { canvas: size, box: { ...size, x: 0, y: 0 } };
	const layer = { kind: 'picture', source: { kind: 'sprite', assetId }, framing, camera: null, frame: size } as const;
	return { layer, looks };
}

/** Pixels in pairs, as 4:2:0 wants them. */
const even = (length: number) => 2 * Math.round(length / 2);

function placed(
	overlay: ImageOverlay,
	{ media, frame, inner, free }: OverlayStage & { media: MediaFacts },
): PlacedImage {
	const { assetId, width, anchor, centre } = overlay;
	const room = centre ? free : inner;
	const size = fitted(sizeOf(mediaOf(media, assetId)), width * Math.min(frame.width, frame.height), room);
	if (!centre) {
		const { alignment, x, y, slide } = placeBlock(anchor, size, 0, { room, frame });
		const [column, row] = [(alignment - 1) % 3, Math.floor((alignment - 1) / 3)];
		return { size, slide, left: even(x - (size.width * column) / 2), top: even(y - (size.height * (2 - row)) / 2) };
	}
	const within = (middle: number, length: number, from: number, to: number) =>
		even(Math.min(Math.max(middle - length / 2, from), Math.max(from, to - length)));
	const far = 0.05 * Math.min(frame.width, frame.height);
	return {
		size,
		slide: { x: 0, y: centre.y < 0.5 ? -far : far },
		left: within(centre.x * frame.width, size.width, room.left, room.right),
		top: within(centre.y * frame.height, size.height, room.top, room.bottom),
	};
}

/** Of the wished width in the picture's own shape, or smaller where its room is. */
function fitted(picture: Size, wished: number, { left, right, top, bottom }: Room): Size {
	const scale = Math.min(wished / picture.width, (right - left) / picture.width, (bottom - top) / picture.height);
	return { width: Math.max(2, even(picture.width * scale)), height: Math.max(2, even(picture.height * scale)) };
}
