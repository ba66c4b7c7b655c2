import type { OverlayAnchor } from '@showrunner/contract';
import type { Size } from '../timeline/render-plan.js';
import type { OverlayStage, Room } from './overlay-stage.js';

type Point = { x: number; y: number };
export type PlacedBlock = Point & {
	alignment: number;
	/** Its middle, about which it grows. */
	middle: Point;
	slide: Point;
};

/** Columns from the left and rows from the foot. */
const places: Record<OverlayAnchor, readonly [column: 0 | 1 | 2, row: 0 | 1 | 2]> = {
	'top-left': [0, 2],
	top: [1, 2],
	'top-right': [2, 2],
	left: [0, 1],
	center: [1, 1],
	right: [2, 1],
	'bottom-left': [0, 0],
	bottom: [1, 0],
	'bottom-right': [2, 0],
};

/**
 * Puts a block of a known size, with all that surrounds its letters, into the room that is left for overlays. The middle
 * is the frame's own as long as the block keeps clear of the captions there. It slides in from the nearest side.
 */
export function placeBlock(
	anchor: OverlayAnchor,
	{ width, height }: Size,
	padding: number,
	{ room, frame }: Pick<OverlayStage, 'room' | 'frame'>,
): PlacedBlock {
	const [column, row] = places[anchor];
	const centreX = middleOf(frame.width, width, room.left, room.right);
	const centreY = middleOf(frame.height, height, room.top, room.bottom);
	const x = [room.left + padding, centreX, room.right - padding] as const;
	const y = [room.bottom - padding, centreY, room.top + padding] as const;
	const far = 0.05 * Math.min(frame.width, frame.height);
	const slide = { x: far * (column - 1), y: column !== 1 ? 0 : row === 2 ? -far : far };
	// Numbers as on a number pad, which is how ASS counts them.
	const middle = {
		x: [room.left + width / 2, centreX, room.right - width / 2][column] ?? centreX,
		y: [room.bottom - height / 2, centreY, room.top + height / 2][row] ?? centreY,
	};
	return { alignment: 3 * row + column + 1, x: x[column], y: y[row], middle, slide };
}

function middleOf(length: number, size: number, from: Room['left'], to: Room['right']): number {
	const [least, most] = [from + size / 2, to - size / 2];
	return least > most ? (from + to) / 2 : Math.min(Math.max(length / 2, least), most);
}
