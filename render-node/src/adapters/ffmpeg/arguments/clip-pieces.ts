import type { ClipLayer } from '../../../domain/timeline/render-plan.js';

/** A stretch of a clip: read from `seekSeconds`, drop `skipFrames`, keep `frames`; all frames at the output's rate. */
export type ClipPiece = { seekSeconds: number; skipFrames: number; frames: number };

/** The same stretch again and again from memory, which only a short one may claim. */
export type ClipReading = { pieces: ClipPiece[]; repeat: { frames: number; skipFrames: number } | null };

/**
 * FFmpeg cannot repeat a clip from a trim point on, so a segment reads each pass as an input of its own. A clip of up to
 * a second, which would take very many of those, is held in memory.
 */
export function clipReading(
	{ trimStartMs, loopFrames, firstFrame }: ClipLayer,
	frameCount: number,
	fps: number,
): ClipReading {
	const piece = (first: number, frames: number) => clipPiece(trimStartMs, first, frames, fps);
	if (firstFrame + frameCount <= loopFrames) return { pieces: [piece(firstFrame, frameCount)], repeat: null };
	if (loopFrames <= fps)
		return { pieces: [piece(0, loopFrames)], repeat: { frames: loopFrames, skipFrames: firstFrame } };
	const pieces: ClipPiece[] = [];
	for (let first = firstFrame, left = frameCount; left > 0; first = 0) {
		const frames = Math.min(loopFrames - first, left);
		pieces.push(piece(first, frames));
		left -= frames;
	}
	return { pieces, repeat: null };
}

/**
 * Begins to read up to half a second early: a seek drops the frame that began just before the moment, though it is the
 * one to be seen at it. Whole frames early, so that every piece samples the clip at the same instants.
 */
function clipPiece(trimStartMs: number, first: number, frames: number, fps: number): ClipPiece {
	const start = trimStartMs / 1000 + first / fps;
	const skipFrames = Math.min(Math.floor(start * fps), Math.ceil(fps / 2));
	return { seekSeconds: start - skipFrames / fps, skipFrames, frames };
}
