import type { Size } from '../../domain/timeline/render-plan.js';
import type { WriteEnd } from './memory-pipe.js';

/** A raw picture of planar 4:2:0, as `makePicture` writes it, and where a camera stands over it. */
export type StillLayer = {
	path: string;
	size: Size;
	/** Four numbers a frame: x, y, width and height of what is seen, in pixels of the picture; null: all of it. */
	windows: Float64Array | null;
};

/**
 * Rows of a frame that something is drawn on. A sample becomes `add + sample * keep / 255`. Both hold the three planes one
 * behind the other, each followed by 16 samples that change nothing.
 */
export type CaptionBand = {
	top: number;
	rows: number;
	keep: Uint8Array;
	add: Uint8Array;
	/** There is one row of each plane, which stands for all of them. */
	alike?: boolean;
};

/** Bands, and the number of each frame's one; -1 for none. */
export type BandSet = { bands: CaptionBand[]; bandOf: Int32Array };

export type StillJob = {
	frame: Size;
	frameCount: number;
	/** Four samples each way in place of two. */
	cubic: boolean;
	/** One, or two: the first gives way to the second evenly over the job. */
	layers: StillLayer[];
	/** Lie below the other bands, each over those before it. */
	overlays: BandSet[];
	/** Number of each frame's band; -1 for none. */
	bandOf: Int32Array;
	bands: CaptionBand[];
	/** Shared: how many frames have been taken by the encoder, and whether the job is to stop. */
	control: Int32Array;
	/** Where the frames are laid; null: they are told of, and taken from the thread's memory. */
	pipe: WriteEnd | null;
};

/** What is to be drawn, whoever takes it. */
export type FrameJob = Omit<StillJob, 'control' | 'pipe'>;

/** Members of `StillJob.control`. */
export const controlTaken = 0;
export const controlStop = 1;

/**
 * What a thread tells about its job; the first two only without a pipe. `frame` is in `memory` from byte `at` on until it
 * counts as taken.
 */
export type StillReply =
	| { kind: 'ready'; memory: SharedArrayBuffer }
	| { kind: 'frame'; at: number }
	| { kind: 'end'; cpuMs: number };
