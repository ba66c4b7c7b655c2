import { paceKnots, sourceFrame, type Pace } from '../../../domain/timeline/pace.js';
import type { ClipLayer } from '../../../domain/timeline/render-plan.js';

/** A stretch of a clip that plays at a speed of its own: read from `seekSeconds`, put in time by `filters`, keep `frames`. */
export type PacedPiece = { seekSeconds: number; filters: string; frames: number };

/** Of the clip's own time: a seek drops the frame that began before the moment, though it is the one to be seen at it. */
const earlySeconds = 0.5;
/** So that what begins with a frame counts as begun, wherever the reading began and however its time was rounded. */
const nudgeFrames = 0.01;

/** Each pass of a clip through the segment's frames, from its trim point to its end. */
export function pacedPieces(clip: ClipLayer, pace: Pace, frameCount: number, fps: number): PacedPiece[] {
	const { trimStartMs, loopFrames, firstFrame } = clip;
	return passes(pace, firstFrame, frameCount, loopFrames).map(({ pass, first, frames }) => {
		const moment = trimStartMs / 1000 + (sourceFrame(pace, first) - pass * loopFrames) / fps;
		const seekSeconds = Math.max(0, moment - earlySeconds);
		// The clip's clock starts with the seek; the course counts from the first pass on.
		const ahead = (seekSeconds - trimStartMs / 1000) * fps + pass * loopFrames;
		return { seekSeconds, filters: pacing(pace, first, frames, ahead, fps), frames };
	});
}

type Pass = { pass: number; first: number; frames: number };

function passes(pace: Pace, firstFrame: number, frameCount: number, loopFrames: number): Pass[] {
	const found: Pass[] = [];
	for (let frame = firstFrame; frame < firstFrame + frameCount; frame++) {
		const pass = Math.floor((sourceFrame(pace, frame) + 1e-6) / loopFrames);
		const last = found.at(-1);
		if (last?.pass === pass) last.frames++;
		else found.push({ pass, first: frame, frames: 1 });
	}
	return found;
}

/**
 * Gives every frame the time at which it is to be seen, in microseconds from scene frame `first` on; the frame that is
 * seen last at a moment is kept.
 * @param ahead frames of the course that lie before the first timestamp
 */
export function pacing(pace: Pace, first: number, frames: number, ahead: number, fps: number): string {
	const knots = paceKnots(pace, first, first + frames);
	const source = `(T*${fps}+${decimal(ahead)})`;
	const legs = knots.slice(1).map((knot, index) => {
		const start = knots[index] ?? knot;
		const low = index === 0 ? -1e6 : 0;
		const high = index === knots.length - 2 ? 1e6 : knot.source - start.source;
		const pacePerFrame = (knot.frame - start.frame) / (knot.source - start.source);
		return `${decimal(pacePerFrame)}*clip(${source}-${decimal(start.source)},${decimal(low)},${decimal(high)})`;
	});
	const offset = (knots[0]?.frame ?? first) - first - nudgeFrames;
	return `settb=1/1000000,setpts='(${decimal(offset)}+${legs.join('+')})*${decimal(1e6 / fps)}'`;
}

/** Without an exponent, and without a minus that would follow another sign. */
const decimal = (value: number) => (value < 0 ? `(${value.toFixed(6)})` : value.toFixed(6));
