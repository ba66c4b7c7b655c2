import type { Easing, Speed, SpeedRamp } from '@showrunner/contract';

/**
 * How a clip plays while it is seen, over `pathFrames` frames: from one speed to the other, and beside that faster by up
 * to `swing` in the first half and slower by as much in the second.
 */
export type Pace = { from: number; to: number; easing: Easing; swing: number; pathFrames: number };

/** A straight stretch of a clip's course: `frame` of the scene shows the clip at `source`; both count frames. */
export type PaceKnot = { frame: number; source: number };

/** What a clip of full strength is faster and slower by. */
const largestSwing = 0.05;
/** Between two knots the speed is even: a sixth of a second at 30 frames/s, too short to be seen as a step. */
const knotFrames = 5;

/** Null for a clip that plays as it was taken. */
export function paceOf(speed: Speed | undefined, ramp: SpeedRamp | undefined, pathFrames: number): Pace | null {
	const own = typeof speed === 'object' ? speed : { from: speed ?? 1, to: speed ?? 1, easing: 'linear' as const };
	const swing = own.from === own.to ? own.from * largestSwing * (ramp?.strength ?? 0) : 0;
	return own.from === 1 && own.to === 1 && swing === 0 ? null : { ...own, swing, pathFrames };
}

/**
 * Frames of the clip that have played when frame `frame` of the scene is shown, both at the output's rate. It depends on
 * the scene alone and not on where a segment begins, and never runs backwards.
 */
export function sourceFrame(pace: Pace, frame: number): number {
	if (isEven(pace)) return pace.from * frame;
	const before = Math.floor(frame / knotFrames) * knotFrames;
	const share = (frame - before) / knotFrames;
	return smoothCourse(pace, before) * (1 - share) + smoothCourse(pace, before + knotFrames) * share;
}

/** The knots around the frames [first, last]: between them the course is a straight line. */
export function paceKnots(pace: Pace, first: number, last: number): PaceKnot[] {
	const step = isEven(pace) ? Math.max(1, last - first) : knotFrames;
	const start = isEven(pace) ? first : Math.floor(first / step) * step;
	const count = Math.max(1, Math.ceil((last - start) / step));
	return Array.from({ length: count + 1 }, (_, index) => {
		const frame = start + index * step;
		return { frame, source: sourceFrame(pace, frame) };
	});
}

const isEven = ({ from, to, swing }: Pace) => from === to && swing === 0;

/** The integral of the speed; past the end it goes on at the last one. */
function smoothCourse({ from, to, easing, swing, pathFrames }: Pace, frame: number): number {
	const time = Math.min(1, frame / pathFrames);
	const eased = easing === 'linear' ? time ** 2 / 2 : time ** 3 - time ** 4 / 2;
	const waved = (swing * (1 - Math.cos(2 * Math.PI * time))) / (2 * Math.PI);
	return pathFrames * (from * time + (to - from) * eased + waved) + Math.max(0, frame - pathFrames) * to;
}
