import { isNode } from './otio-node.js';

/** A time in milliseconds beside the whole frames by which the document shows it. */
export type ExactTime = { ms: number; frames: number; rate: number };

/** Two times in a document are the same when they differ by less than this, in milliseconds. */
export const sameMs = 0.01;

export const framesMs = (frames: number, rate: number): number => (frames * 1000) / rate;

/**
 * The milliseconds behind a time of the document, if it still shows the frames that were written with them. The
 * document wins over what it once was: a time that somebody changed, or one that is more than two frames off, is undefined.
 */
export function exactMs(recorded: unknown, documentMs: number): number | undefined {
	if (!isNode(recorded)) return undefined;
	const { ms, frames, rate } = recorded;
	if (typeof ms !== 'number' || typeof frames !== 'number' || typeof rate !== 'number' || !(rate > 0)) return undefined;
	if (!Number.isSafeInteger(ms) || ms < 0) return undefined;
	const shownMs = framesMs(frames, rate);
	const frameMs = framesMs(1, rate);
	return Math.abs(shownMs - documentMs) < sameMs && Math.abs(ms - shownMs) <= 2 * frameMs ? ms : undefined;
}
