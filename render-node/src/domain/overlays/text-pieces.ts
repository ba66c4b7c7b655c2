import type { Overlay } from '@showrunner/contract';
import { assColour, type AssPiece } from './ass-piece.js';
import type { OverlayStage } from './overlay-stage.js';
import { placeBlock } from './place-block.js';
import { setText } from './set-text.js';

type TextOverlay = Extract<Overlay, { kind: 'text' | 'watermark' }>;

/** In em: an outline that letters stand out by on any picture, the thinner one of a watermark, and a box's padding. */
const outlineEm = { text: 0.06, watermark: 0.04 };
const paddingEm = 0.3;

export function textPieces(overlay: TextOverlay, stage: OverlayStage): AssPiece[] {
	const { room, frame } = stage;
	const { edge, edgeColour } = overlay.kind === 'text' ? overlay : { edge: 'outline', edgeColour: '#0e0f14' };
	const emPx = overlay.size * Math.min(frame.width, frame.height);
	const around = (edge === 'box' ? paddingEm : edge === 'outline' ? outlineEm[overlay.kind] : 0) * emPx;
	const [maxWidth, maxHeight] = [room.right - room.left - 2 * around, room.bottom - room.top - 2 * around];
	const set = setText(overlay.text, { emPx, maxWidth, maxHeight, breaks: true }, stage);
	if (!set) return [];
	const whole = { width: set.width + 2 * around, height: set.height + 2 * around };
	const boxed = edge === 'box';
	const [inner, outer] = [overlay.opacity, edge === 'plain' ? 0 : overlay.opacity];
	const [outline, depth] = boxed ? [0, around] : [around, 0];
	return [
		{
			style: boxed ? 'Boxed' : 'Edged',
			...placeBlock(overlay.anchor, whole, around, stage),
			opacity: { letters: inner, edge: outer, back: boxed ? outer : 0 },
			border: { outline, depth },
			tags: `\\1c${assColour(overlay.colour)}\\3c${assColour(edgeColour)}\\4c${assColour(edgeColour)}`,
			text: set.text,
		},
	];
}
