import type { Camera, CameraMove, Motion } from '@showrunner/contract';
import { createRandom, type NonEmpty, type Random } from '../music/random.js';
import { coverSize } from '../timeline/camera-framing.js';
import type { Size } from '../timeline/render-plan.js';

export type NamedMove = Exclude<CameraMove, 'auto'>;

/** A still, what of it is seen at a time, and for how long. Pixels. */
export type CameraScene = { picture: Size; frame: Size; durationMs: number };

const whole: Camera = { zoom: 1, centreX: 0.5, centreY: 0.5 };

/** Slow enough to look at, fast enough to be seen: shares of the frame per second, kept between the two bounds. */
const zooming = { perSecond: 0.03, least: 0.06, most: 0.3 };
const travelling = { perSecond: 0.05, least: 0.08, most: 0.5 };
/** How far a camera travels where only a zoom makes room for it: more would show the still too soft. */
const mostWithinZoom = 0.16;
/** From here on a picture has room of its own beside the frame. */
const roomy = 1.1;

/**
 * The move of a camera over a still that fills the frame. The same seed makes the same move; another one differs in pace
 * and place, and with `auto` in kind. A picture of exactly the frame's size may be the last one of a clip that goes on:
 * the camera then begins on all of it wherever the move allows, so that nothing jumps.
 */
export function chooseCamera(wish: CameraMove, scene: CameraScene, seed: number): { move: NamedMove; motion: Motion } {
	const random = createRandom(seed, 'cinematic');
	const vigour = random.between(0.85, 1.15);
	const move = wish === 'auto' ? random.pick(fittingMoves(scene)) : wish;
	const ends = isZoom(move) ? zoomed(vigour, scene, random) : travelled(move, vigour, scene, random);
	const [from, to] = move === 'pull-out' ? [ends.to, ends.from] : [ends.from, ends.to];
	return { move, motion: { from, to, easing: 'ease-in-out' } };
}

const isZoom = (move: NamedMove) => move === 'push-in' || move === 'pull-out';
const goesOn = ({ picture, frame }: CameraScene) => picture.width === frame.width && picture.height === frame.height;

/** How many times the picture that fills the frame is as wide and as high as the frame. */
export function roomOf({ picture, frame }: Omit<CameraScene, 'durationMs'>): { x: number; y: number } {
	const fitted = coverSize(picture, frame);
	return { x: fitted.width / frame.width, y: fitted.height / frame.height };
}

/** What suits a picture: along its longer side where it has one, else nearer or farther. */
function fittingMoves(scene: CameraScene): NonEmpty<NamedMove> {
	const room = roomOf(scene);
	if (goesOn(scene)) return ['push-in'];
	if (room.x >= roomy) return ['pan-left', 'pan-right', 'push-in'];
	if (room.y >= roomy) return ['rise', 'sink', 'push-in'];
	return ['push-in', 'pull-out'];
}

/** Off the middle by a share of what the zoom makes room for; farther where `auto` has no other way to differ. */
function zoomed(vigour: number, scene: CameraScene, random: Random) {
	const zoom = 1 + vigour * clamped(scene, zooming);
	const reach = ((1 - 1 / zoom) / 2) * (goesOn(scene) ? 1 : 0.5);
	const room = roomOf(scene);
	const centreX = 0.5 + (reach * random.between(-1, 1)) / room.x;
	return { from: whole, to: { zoom, centreX, centreY: 0.5 + (reach * random.between(-1, 1)) / room.y } };
}

function travelled(move: NamedMove, vigour: number, scene: CameraScene, random: Random) {
	const [axis, centre] = move === 'rise' || move === 'sink' ? (['y', 'centreY'] as const) : (['x', 'centreX'] as const);
	const room = roomOf(scene)[axis];
	const length = vigour * Math.min(clamped(scene, travelling), Math.max(room - 1, mostWithinZoom));
	const zoom = Math.max(1, 1 / (room - length));
	const spare = Math.max(0, room - length - 1 / zoom);
	const middle = room / 2 + (spare / 2) * random.between(-0.6, 0.6);
	const forwards = move === 'pan-right' || move === 'sink' ? 1 : -1;
	const at = (sign: number): Camera => ({ ...whole, zoom, [centre]: (middle + (sign * length) / 2) / room });
	return { from: goesOn(scene) ? whole : at(-forwards), to: at(forwards) };
}

const clamped = ({ durationMs }: CameraScene, { perSecond, least, most }: typeof zooming) =>
	Math.min(Math.max((perSecond * durationMs) / 1000, least), most);
