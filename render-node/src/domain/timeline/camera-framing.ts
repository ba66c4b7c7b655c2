import type { Camera, Motion } from '@showrunner/contract';
import { even } from './frame-size.js';
import type { Box, CameraWindow, Framing, Size } from './render-plan.js';

/** A picture as it would fill the frame at zoom 1: with `cover` one side is larger than the frame's. */
export type Fitted = Size;

/**
 * How much more detail than the frame shows at its widest is kept for a camera that goes nearer: half again at most,
 * because the cost of a moving frame grows with it. A zoom of up to `softZoom` needs none.
 */
const softZoom = 1.25;
const mostDetail = 1.5;
/** Room beside the window for the pixels that it is interpolated from and for whole, even steps of the box. */
const marginPixels = 4;

const still: Camera = { zoom: 1, centreX: 0.5, centreY: 0.5 };

export function coverSize(picture: Size, frame: Size): Fitted {
	const scale = Math.max(frame.width / picture.width, frame.height / picture.height);
	return { width: picture.width * scale, height: picture.height * scale };
}

export function containSize(picture: Size, canvas: Size): Size {
	const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height);
	return {
		width: Math.min(canvas.width, even(picture.width * scale)),
		height: Math.min(canvas.height, even(picture.height * scale)),
	};
}

export type CameraFraming = { framing: Framing; from: CameraWindow; to: CameraWindow; moves: boolean };

/**
 * The canvas, the part of it that the camera ever sees, and the camera's first and last window in that part.
 * `detailLimit` caps the enlargement over `fitted` where more would show nothing new.
 */
export function cameraFraming(
	fitted: Fitted,
	frame: Size,
	motion: Motion | undefined,
	detailLimit = Infinity,
): CameraFraming {
	const [first, last] = [motion?.from ?? still, motion?.to ?? still];
	const widest = Math.min(first.zoom, last.zoom);
	const range = Math.max(first.zoom, last.zoom) / widest;
	const detail = Math.min(Math.max(range / softZoom, 1), mostDetail);
	const enlarged = Math.min(widest * detail, detailLimit, roomFor(fitted));
	const canvas = { width: even(fitted.width * enlarged), height: even(fitted.height * enlarged) };
	const from = cameraWindow(canvas, frame, enlarged, first);
	const to = cameraWindow(canvas, frame, enlarged, last);
	const moves = from.x !== to.x || from.y !== to.y || from.width !== to.width;
	const box = moves ? boxAround(canvas, from, to) : boxOf(canvas, from);
	return { framing: { canvas, box }, from: within(box, from), to: within(box, to), moves };
}

/** Keeps very long pictures within what can be scaled in one piece; beyond it they are shown softer. */
const mostCanvasPixels = 64e6;
const longestCanvasSide = 16_384;
export const roomFor = ({ width, height }: Fitted) =>
	Math.min(Math.sqrt(mostCanvasPixels / (width * height)), longestCanvasSide / Math.max(width, height));

/** The camera's window, pushed back into the canvas where its centre lies too near an edge. */
function cameraWindow(canvas: Size, frame: Size, enlarged: number, { zoom, centreX, centreY }: Camera): CameraWindow {
	const shrink = Math.min(
		1,
		(canvas.width * zoom) / (frame.width * enlarged),
		(canvas.height * zoom) / (frame.height * enlarged),
	);
	const width = ((frame.width * enlarged) / zoom) * shrink;
	const height = ((frame.height * enlarged) / zoom) * shrink;
	const inside = (centre: number, length: number, room: number) =>
		Math.min(Math.max(centre * room - length / 2, 0), room - length);
	return { x: inside(centreX, width, canvas.width), y: inside(centreY, height, canvas.height), width, height };
}

const within = (box: Box, window: CameraWindow): CameraWindow => ({
	...window,
	x: window.x - box.x,
	y: window.y - box.y,
});

const evenDown = (value: number) => 2 * Math.floor(value / 2);
const evenUp = (value: number) => 2 * Math.ceil(value / 2);

/** A window in whole, even pixels. */
function boxOf(canvas: Size, window: CameraWindow): Box {
	const width = Math.min(canvas.width, even(window.width));
	const height = Math.min(canvas.height, even(window.height));
	const at = (start: number, room: number) => Math.min(evenDown(start + 1), room);
	return { x: at(window.x, canvas.width - width), y: at(window.y, canvas.height - height), width, height };
}

function boxAround(canvas: Size, a: CameraWindow, b: CameraWindow): Box {
	const x = Math.max(0, evenDown(Math.min(a.x, b.x) - marginPixels));
	const y = Math.max(0, evenDown(Math.min(a.y, b.y) - marginPixels));
	const right = Math.min(canvas.width, evenUp(Math.max(a.x + a.width, b.x + b.width) + marginPixels));
	const bottom = Math.min(canvas.height, evenUp(Math.max(a.y + a.height, b.y + b.height) + marginPixels));
	return { x, y, width: right - x, height: bottom - y };
}
