import type { FrameManner } from '@showrunner/contract';

export type FramesWish = {
	count: number;
	manner: FrameManner;
	/** The part that pictures are taken of. Left out, from the beginning and to the end. */
	fromMs?: number | undefined;
	toMs?: number | undefined;
	/** Longer side of the pictures in pixels; smaller ones stay as they are. */
	maxEdge: number;
};

export type TakenFrame = {
	/** JPEG. */
	path: string;
	atMs: number;
	width: number;
	height: number;
};

export type FramesRun = {
	/** Must exist; the pictures lie here until the caller takes them. */
	workDir: string;
	signal: AbortSignal;
	/** Called before the cuts are looked for and before each picture. */
	onStep(fraction: number, phase: string): void;
};

/** Refuses with `video-unreadable`, and with `video-too-long` where cuts are looked for. */
export type TakeFrames = (
	path: string,
	wish: FramesWish,
	run: FramesRun,
) => Promise<{ durationMs: number; frames: TakenFrame[] }>;
