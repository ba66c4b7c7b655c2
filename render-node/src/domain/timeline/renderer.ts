import type { FileMetadata, PlacedChapter, VideoCodec } from '@showrunner/contract';
import type { SoftTrack } from '../captions/soft-tracks.js';
import type { Log } from '../ports.js';
import type { Focus, FocusSubject } from './focus/focus.js';
import type { MediaFacts } from './media-facts.js';
import type { ParallaxClip } from './parallax/parallax-clip.js';
import type { Encoding, PictureLayer, SegmentPlan, Size } from './render-plan.js';
import type { EncoderFact, VideoEncoder } from './video-encoders.js';

/** What goes with every piece of work: when to stop, and where scratch files may lie until the job ends. */
export type RunContext = { workDir: string; signal: AbortSignal; log: Log };

/** Processor time of the processes that did the work. */
export type Cost = { cpuMs: number };

/**
 * `frame`: of the output that the picture is for. `source`: the file of the layer's asset; null for a plain colour. `out`:
 * where the raw picture is to be.
 */
export type PictureRequest = { layer: PictureLayer; frame: Size; source: string | null; out: string };

export type SegmentFiles = {
	/** One for each layer: what `makePicture` made, or the clip itself. */
	layers: string[];
	/** Of the assets behind the layers: a clip's size decides where it is decoded. */
	media: MediaFacts;
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

/** A segment of a row, and what it is drawn from. */
export type RowMember = Pick<SegmentFiles, 'fontsDir' | 'out'> & {
	segment: SegmentPlan;
	/** Asked for its files when its turn comes near. */
	layers(): Promise<string[]>;
};

export type JoinRequest = {
	segments: { path: string; frameCount: number }[];
	encoding: Encoding;
	/** AAC, or null for a video without a sound track. */
	audio: string | null;
	title: string;
	metadata?: FileMetadata | undefined;
	locale: string;
	/** Empty for none. */
	chapters: readonly PlacedChapter[];
	/** Empty for none. */
	softTracks: readonly SoftTrack[];
	out: string;
};

export type CoverRequest = {
	/** A joined video. */
	source: string;
	/** Numbers of the frames to choose from, one at least. */
	frames: readonly number[];
	encoding: Encoding;
	out: string;
};

/** `source`: the file of the subject's asset. `size`: that of its pictures. */
export type FocusRequest = { source: string; subject: FocusSubject; size: Size };

/** `sources`: a picture for each layer. */
export type ParallaxRequest = { clip: ParallaxClip; sources: readonly string[]; out: string; threads: number };

export type TakenFrameOfVideo = Cost & {
	atMs: number;
	/** Whether all there was to choose from is black. */ isBlack: boolean;
};

export type RendererState = {
	/** Names FFmpeg, the graphs and the hardware: segments of another engine are not used. */
	engine: string;
	/** The same for what has another codec than H.264. */
	engineOf(codec: VideoCodec): string;
	/** Every encoder of H.264 and the codecs asked for, in the order of preference, as far as is known by now. */
	encoders: EncoderFact[];
	/** The one that a frame of full size in H.264 gets. */
	encoder: VideoEncoder;
	/** The one that an output of this size gets: hardware has a least size, and small frames gain nothing by it. */
	encoderFor(frame: Size, codec?: VideoCodec, keepsRate?: boolean): VideoEncoder;
	/** How many segments this encoder takes at once; null for as many as there are processors. */
	sessionsOf(encoder: VideoEncoder): number | null;
};

/** Turns plans into files. Every method leaves no file behind when it fails or is stopped, and no process either. */
export type Renderer = {
	/**
	 * What it renders with at this moment, also in other codecs than H.264: an encoder that refused is left alone for a
	 * while. Refuses with `configuration-invalid` when something that it needs is missing, but for these codecs.
	 */
	ready(codecs?: readonly VideoCodec[]): Promise<RendererState>;
	/**
	 * Tells which segments of an output the same job is going to have rendered, so that what they have in common is done
	 * once. A segment that was not announced is rendered all the same.
	 */
	announce(segments: readonly SegmentPlan[], encoding: Encoding): void;
	/** Looks for what a picture or clip shows. Rejects with `MediaUnreadable` when it cannot be decoded. */
	findFocus(request: FocusRequest, run: RunContext): Promise<Cost & { focus: Focus }>;
	/** Rejects with `MediaUnreadable` when a layer cannot be decoded. */
	makeParallax(request: ParallaxRequest, run: RunContext): Promise<Cost>;
	/** Rejects with `MediaUnreadable` when one of the sources cannot be decoded. */
	makePictures(pictures: readonly PictureRequest[], run: RunContext): Promise<Cost>;
	/**
	 * Rejects with `MediaUnreadable` when a clip cannot be decoded, and with `EncoderRefused` when the encoder gave up
	 * and `ready` names another one by now.
	 */
	renderSegment(plan: SegmentPlan, encoding: Encoding, files: SegmentFiles, run: SegmentRun): Promise<Cost>;
	/**
	 * Which of these segments of one output are rendered in one go, when `lanes` rows are rendered side by side. Those that
	 * are not made quicker by company have a row of their own.
	 */
	rows(segments: readonly SegmentPlan[], encoding: Encoding, lanes: number): SegmentPlan[][];
	/** Renders a row of two segments or more as `renderSegment` renders each; `onFrames` counts over all of them. */
	renderRow(members: readonly RowMember[], encoding: Encoding, run: SegmentRun): Promise<Cost>;
	/** Joins without encoding again; checks that every frame is there. */
	joinVideo(request: JoinRequest, run: RunContext): Promise<Cost & { durationMs: number }>;
	/** Writes one of the frames as a JPEG: the sharpest that is not black, where there are several. */
	takeCover(request: CoverRequest, run: RunContext): Promise<TakenFrameOfVideo>;
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

/** An encoder in hardware that worked before does not now. What it has encoded so far joins with its own work only. */
export class EncoderRefused extends Error {
	constructor(
		readonly encoder: VideoEncoder,
		/** In plain words, without paths. */
		readonly reason: string,
		options?: ErrorOptions,
	) {
		super(`${encoder} refused: ${reason}`, options);
		this.name = 'EncoderRefused';
	}
}
