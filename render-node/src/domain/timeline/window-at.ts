import { swayAt } from './filters/sway-of.js';
import type { CameraPath, CameraWindow } from './render-plan.js';

/** What the camera sees in a segment's frame `frame`, counted from 0; real numbers, in pixels of the layer's box. */
export function windowAt(camera: CameraPath, frame: number): CameraWindow {
	const { from, to, sway } = camera;
	const share = progressAt(camera, frame);
	const between = (member: keyof CameraWindow) => from[member] + (to[member] - from[member]) * share;
	const window = { x: between('x'), y: between('y'), width: between('width'), height: between('height') };
	if (!sway) return window;
	const { x, y, width, height } = window;
	return { ...window, x: x + width * swayAt(sway.x, frame), y: y + height * swayAt(sway.y, frame) };
}

function progressAt({ easing, firstFrame, pathFrames }: CameraPath, frame: number): number {
	if (pathFrames < 2) return 0;
	const time = (firstFrame + frame) / (pathFrames - 1);
	if (easing === 'there-and-back') return 0.5 - 0.5 * Math.cos(2 * Math.PI * time);
	return easing === 'linear' ? time : time * time * (3 - 2 * time);
}
