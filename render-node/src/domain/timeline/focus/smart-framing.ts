import type { Motion } from '@showrunner/contract';
import { cameraFraming, coverSize, roomFor, type CameraFraming } from '../camera-framing.js';
import { even } from '../frame-size.js';
import type { Size } from '../render-plan.js';
import type { Centre } from './smart-centre.js';

/**
 * The framing of a picture that is cut to the frame's shape around `centre`. For the camera the cut is the picture: it
 * goes nearer and moves inside it, and never sees what was cut away.
 */
export function smartFraming(
	picture: Size,
	frame: Size,
	motion: Motion | undefined,
	centre: Centre,
	detailLimit = Infinity,
): CameraFraming {
	const covering = coverSize(picture, frame);
	const cut = cameraFraming(frame, frame, motion, Math.min(detailLimit, roomFor(covering)));
	const { canvas: window, box } = cut.framing;
	const enlarged = window.width / frame.width;
	const canvas = {
		width: Math.max(window.width, even(covering.width * enlarged)),
		height: Math.max(window.height, even(covering.height * enlarged)),
	};
	const x = box.x + startOf(centre.x, window.width, canvas.width);
	const y = box.y + startOf(centre.y, window.height, canvas.height);
	return { ...cut, framing: { canvas, box: { ...box, x, y } } };
}

/** Even, as the colours of 4:2:0 lie on every second pixel. */
const startOf = (centre: number, length: number, room: number) =>
	2 * Math.round(Math.min(Math.max(centre * room - length / 2, 0), room - length) / 2);
