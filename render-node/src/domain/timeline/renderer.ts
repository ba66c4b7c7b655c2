import type { Log } from '../ports.js';
import type { Encoding, PictureLayer, SegmentPlan } from './render-plan.js';

/** What goes with every piece of work: when to stop, and where scratch files may lie until the job ends. */
export type RunContext = { workDir: string; signal: AbortSignal; log: Log };

/** Processor time of the processes that did the work. */
export type Cost = { cpuMs: number };

export type SegmentFiles = {
	/** One for each layer: what `makePicture` made, or the clip itself. */
	layers: string[];
	/** Folder with fonts that are not installed. */
	fontsDir: string | undefined;
	out: string;
};

export type SegmentRun = RunContext & {
	/** How many processors this piece may keep busy. */
	threads: number;
	/** Called with the number of frames that are done. */
	onFrames(frames: number): void;
};

export type JoinRequest = {
	segments: { path: string; frameCount: number }[];
	encoding: Encoding;
	/** AAC, or null for a video without a sound track. */
	audio: string | null;
	title: string;
	locale: string;
	out: string;
};

/** Turns plans into files. Every method leaves no file behind when it fails or is stopped, and no process either. */
export type Renderer = {
	/** What it renders with. Refuses with `configuration-invalid` when something that it needs is missing. */
	ready(): Promise<{ encoder: string; engine: string }>;
	/** Rejects with `MediaUnreadable` when the source cannot be decoded. */
	makePicture(
		layer: PictureLayer,
		encoding: Encoding,
		files: { source: string | null; out: string },
		run: RunContext,
	): Promise<Cost>;
	/** Rejects with `MediaUnreadable` when a clip cannot be decoded. */
	renderSegment(plan: SegmentPlan, encoding: Encoding, files: SegmentFiles, run: SegmentRun): Promise<Cost>;
	/** Joins without encoding again; checks that every frame is there. */
	joinVideo(request: JoinRequest, run: RunContext): Promise<Cost & { durationMs: number }>;
};

export class MediaUnreadable extends Error {
	constructor(
		readonly assetId: string,
		options?: ErrorOptions,
	) {
		super(`asset ${assetId} cannot be decoded`, options);
		this.name = 'MediaUnreadable';
	}
}
