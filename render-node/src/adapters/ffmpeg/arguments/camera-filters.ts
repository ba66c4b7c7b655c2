import type { Wave } from '../../../domain/timeline/filters/filter-plan.js';
import type { CameraPath, CameraWindow, Encoding, Size } from '../../../domain/timeline/render-plan.js';

/** Room around the window in the cut that follows it: its even steps and the pixels that it is interpolated from. */
const roomPixels = 4;

/**
 * Moves a camera over a picture of size `box`. `perspective` interpolates at 1/256 pixel where `crop` and `zoompan` know
 * whole pixels only, but works on frames of one size: so a cut in whole, even pixels first follows the camera, and
 * `perspective` adds the fraction and the zoom. Its LUTs cost by area, so the cut is as small as the widest window.
 */
export function cameraFilters(
	source: Size,
	path: CameraPath,
	{ frame, quality }: Pick<Encoding, 'frame' | 'quality'>,
): string[] {
	const { box, camera } = filling(source, path, frame);
	const cut = cutSize(box, camera, frame);
	const at = (count: string) => positions(box, cut, camera, count);
	const [byCrop, byPerspective] = [at('n'), at('on-1')];
	const left = corner(byPerspective.x, byPerspective.cutX, byPerspective.width, frame.width, 0);
	const right = corner(byPerspective.x, byPerspective.cutX, byPerspective.width, frame.width, cut.width);
	const top = corner(byPerspective.y, byPerspective.cutY, byPerspective.height, frame.height, 0);
	const bottom = corner(byPerspective.y, byPerspective.cutY, byPerspective.height, frame.height, cut.height);
	const follows = cut.width < box.width || cut.height < box.height;
	const larger = cut.width !== frame.width || cut.height !== frame.height;
	return [
		...(box === source ? [] : [`scale=${box.width}:${box.height}:flags=bicubic`]),
		...(follows ? [`crop=w=${cut.width}:h=${cut.height}:x='${byCrop.cutX}':y='${byCrop.cutY}'`] : []),
		`perspective=sense=source:eval=frame:interpolation=${quality === 'final' ? 'cubic' : 'linear'}` +
			`:x0='${left}':y0='${top}':x1='${right}':y1='${top}':x2='${left}':y2='${bottom}':x3='${right}':y3='${bottom}'`,
		...(larger ? [`crop=w=${frame.width}:h=${frame.height}:x=0:y=0`] : []),
	];
}

/** `perspective` gives frames as large as those it takes, so that a box that is smaller than the frame is enlarged first. */
function filling(box: Size, camera: CameraPath, frame: Size): { box: Size; camera: CameraPath } {
	if (box.width >= frame.width && box.height >= frame.height) return { box, camera };
	const scale = Math.max(frame.width / box.width, frame.height / box.height);
	const side = (length: number) => 2 * Math.ceil((length * scale) / 2 - 1e-6);
	const larger = { width: side(box.width), height: side(box.height) };
	const [across, down] = [larger.width / box.width, larger.height / box.height];
	const enlarged = ({ x, y, width, height }: CameraWindow): CameraWindow => {
		return { x: x * across, y: y * down, width: width * across, height: height * down };
	};
	return { box: larger, camera: { ...camera, from: enlarged(camera.from), to: enlarged(camera.to) } };
}

/** No smaller than the frame, for the same reason. */
function cutSize(box: Size, { from, to }: CameraPath, frame: Size): Size {
	const side = (a: number, b: number, room: number, least: number) =>
		Math.min(room, Math.max(least, 2 * Math.ceil(Math.max(a, b) / 2) + roomPixels));
	return {
		width: side(from.width, to.width, box.width, frame.width),
		height: side(from.height, to.height, box.height, frame.height),
	};
}

/** Expressions of the window and of the cut's corner; the same text in both filters, so that they agree to the pixel. */
function positions(box: Size, cut: Size, camera: CameraPath, count: string) {
	const progress = eased(camera, `(${count}+${camera.firstFrame})`);
	const between = (member: 'x' | 'y' | 'width' | 'height') => {
		const [start, change] = [camera.from[member], camera.to[member] - camera.from[member]];
		return change === 0 ? decimal(start) : `(${decimal(start)}+${decimal(change)}*${progress})`;
	};
	const cutAt = (start: string, room: number) => (room === 0 ? '0' : `clip(2*floor((${start}-1)/2),0,${room})`);
	const { sway } = camera;
	const [width, height] = [between('width'), between('height')];
	const x = sway ? `(${between('x')}+${width}*${swaying(sway.x, count)})` : between('x');
	const y = sway ? `(${between('y')}+${height}*${swaying(sway.y, count)})` : between('y');
	return {
		...{ x, y, width, height },
		...{ cutX: cutAt(x, box.width - cut.width), cutY: cutAt(y, box.height - cut.height) },
	};
}

const swaying = (waves: readonly Wave[], count: string) =>
	`(${waves.map(({ reach, turns, phase }) => `${fine(reach)}*sin(2*PI*(${fine(turns)}*(${count})+${fine(phase)}))`).join('+')})`;

function eased({ easing, pathFrames }: CameraPath, frameNumber: string): string {
	if (pathFrames < 2) return '0';
	const time = `(${frameNumber}/${pathFrames - 1})`;
	if (easing === 'there-and-back') return `(0.5-0.5*cos(2*PI*${time}))`;
	return easing === 'linear' ? time : `(${time}*${time}*(3-2*${time}))`;
}

/**
 * Where in the source a corner of the destination lies. The filter counts from the first pixel's centre, a camera window
 * from its edge: hence half a pixel of either size.
 */
function corner(start: string, cutStart: string, length: string, frameLength: number, at: number): string {
	const scale = `${length}/${frameLength}`;
	return `${start}-${cutStart}+0.5*(${scale}-1)${at === 0 ? '' : `+${at}*${scale}`}`;
}

const decimal = (value: number) => String(Number(value.toFixed(6)));
/** Without an exponent, which the expressions of old versions do not read. */
const fine = (value: number) => value.toFixed(9);
