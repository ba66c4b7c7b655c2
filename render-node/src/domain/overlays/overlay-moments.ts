import type { Overlay, OverlayAnimation } from '@showrunner/contract';
import { frameAt } from '../timeline/frame-at.js';

/** Frames from `from` until just before `to`. */
export type FrameSpan = { from: number; to: number };

/**
 * How an overlay looks for a while: `shown` 1 is whole, 0 is gone; `away` 1 is where it slides in from; `scale` is its
 * size, 1 when it has come.
 */
export type OverlayMoment = FrameSpan & { shown: number; away: number; scale: number };

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
		kind === 'none' ? 1 : Math.min(1, frames / (length + 1));
	const moments: OverlayMoment[] = [];
	for (let frame = Math.max(seen.from, window.from); frame < Math.min(seen.to, window.to); frame++) {
		const [into, until] = [reached(animateIn, frame - seen.from + 1), reached(animateOut, seen.to - frame)];
		const look = lookAt(into < until ? animateIn : animateOut, Math.min(into, until));
		const last = moments.at(-1);
		const at = frame - window.from;
		if (last?.shown === look.shown && last.away === look.away && last.scale === look.scale) last.to = at + 1;
		else moments.push({ from: at, to: at + 1, ...look });
	}
	return moments;
}

/** After `share` of the way in. */
function lookAt(kind: OverlayAnimation, share: number): Omit<OverlayMoment, 'from' | 'to'> {
	// It is all there before it has grown: else nobody would see it grow.
	if (kind === 'pop') return { shown: eased(Math.min(1, 2 * share)), away: 0, scale: popped(share) };
	const shown = eased(share);
	return { shown, away: kind === 'slide' ? 1 - shown : 0, scale: 1 };
}

const eased = (share: number) => share * share * (3 - 2 * share);

/** From half its size, past its whole one and back to it. */
function popped(share: number): number {
	const overshoot = 2.2;
	const left = share - 1;
	return 1 + 0.5 * (left * left * ((overshoot + 1) * left + overshoot));
}
