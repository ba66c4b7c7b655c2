import type { Overlay, OverlayAnimation } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';

/** Frames from `from` until just before `to`. */
export type FrameSpan = { from: number; to: number };

/** How an overlay looks for a while: `shown` 1 is whole, 0 is gone; `away` 1 is where it slides in from. */
export type OverlayMoment = FrameSpan & { shown: number; away: number };

export type OverlayAnimations = { animateIn: OverlayAnimation; animateOut: OverlayAnimation };

/** Long enough to be seen as a movement, short enough not to be waited for. */
const animationMs = 300;

/** The frames of the video in which an overlay is seen: one at least. */
export const timedSpan = ({ startMs = 0, endMs }: Overlay, totalMs: number, fps: number): FrameSpan => {
	const from = frameAt(startMs, fps);
	return { from, to: Math.max(from + 1, frameAt(Math.min(endMs ?? totalMs, totalMs), fps)) };
};

/**
 * The looks of an overlay within `window`, counted from its first frame. A fade is one look a frame, so that whoever
 * draws them meets nothing but things that stand still.
 */
export function overlayMoments(
	seen: FrameSpan,
	{ animateIn, animateOut }: OverlayAnimations,
	window: FrameSpan,
	fps: number,
): OverlayMoment[] {
	const length = Math.min(Math.round((animationMs * fps) / 1000), Math.floor((seen.to - seen.from) / 2));
	const reached = (kind: OverlayAnimation, frames: number) =>
		kind === 'none' ? 1 : eased(Math.min(1, frames / (length + 1)));
	const moments: OverlayMoment[] = [];
	for (let frame = Math.max(seen.from, window.from); frame < Math.min(seen.to, window.to); frame++) {
		const [into, until] = [reached(animateIn, frame - seen.from + 1), reached(animateOut, seen.to - frame)];
		const shown = Math.min(into, until);
		const slides = (into < until ? animateIn : animateOut) === 'slide';
		const away = slides ? 1 - shown : 0;
		const last = moments.at(-1);
		const at = frame - window.from;
		if (last?.shown === shown && last.away === away) last.to = at + 1;
		else moments.push({ from: at, to: at + 1, shown, away });
	}
	return moments;
}

const eased = (share: number) => share * share * (3 - 2 * share);
