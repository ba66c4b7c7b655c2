import type { AspectRatio, Easing, RenderQuality, TransitionKind } from '@showrunner/contract';
import type { Finish, Look, Sway } from './filters/filter-plan.js';
import type { FadePart } from './cut-points.js';
import type { RateLimit } from './outputs/rate-limit.js';
import type { Pace } from './pace.js';
import type { VideoEncoder } from './video-encoders.js';

/** Pixels. */
export type Size = { width: number; height: number };
export type Box = Size & { x: number; y: number };

/** The part of a layer's box that fills the frame; real numbers, in pixels of the box. */
export type CameraWindow = { x: number; y: number; width: number; height: number };

/** Where the camera goes while its scene is seen, and from which frame on this segment shows it. */
export type CameraPath = {
	from: CameraWindow;
	to: CameraWindow;
	/** `there-and-back` is at `to` halfway and at `from` again in the end. */
	easing: Easing | 'there-and-back';
	/** Number of the segment's first frame on the path. */
	firstFrame: number;
	/** Frames from `from` to `to`, both included. */
	pathFrames: number;
	/** How it trembles beside the path; what it sees stays inside the box. */
	sway?: Sway;
};

/**
 * How a picture becomes what the camera sees: scaled to `canvas` (with `contain`: fitted into it over its own blurred
 * copy), then cut to `box`. Without a camera path the box has the frame's size, or is scaled to it.
 */
export type Framing = { canvas: Size; box: Box };

/** Whether a picture fills the canvas, or is shown whole at the size `fitted`. */
export type Fit = { fit: 'cover' } | { fit: 'contain'; fitted: Size };

export type PictureSource =
	| { kind: 'still'; assetId: string; fit: Fit }
	| { kind: 'colour'; colour: string }
	| SpriteSource;

/** A picture that keeps its transparency. */
export type SpriteSource = { kind: 'sprite'; assetId: string };

/** What filters make of a layer: `look` before the camera sees it, `finish` over what it saw. */
export type Filtered = { look?: Look; finish?: Finish[] };

/** The size that a layer is shown at; absent, it fills the frame. */
export type Sized = { frame?: Size };

/** A picture that is made once and shown for as long as it lasts. */
export type PictureLayer = Filtered &
	Sized & {
		kind: 'picture';
		source: PictureSource;
		framing: Framing;
		camera: CameraPath | null;
	};

/** Moving pictures. They repeat after `loopFrames` frames of the output's rate. */
export type ClipLayer = Filtered &
	Sized & {
		kind: 'clip';
		assetId: string;
		fit: Fit;
		framing: Framing;
		camera: CameraPath | null;
		trimStartMs: number;
		loopFrames: number;
		/** Number of the segment's first frame since the clip came into sight, within its pass where it has no pace. */
		firstFrame: number;
		/** How fast it plays; absent, as it was taken. */
		pace?: Pace;
	};
export type Layer = PictureLayer | ClipLayer;

/** A layer over the whole picture, as large as its `frame`, with its left upper corner at x, y. */
export type Inset = { layer: Layer; x: number; y: number };

/** What every segment of an output shares; they can be joined without re-encoding only if all of it is equal. */
export type Encoding = {
	frame: Size;
	fps: number;
	quality: RenderQuality;
	encoder: VideoEncoder;
	/** What holds the quality down; absent for nothing. */
	rate?: RateLimit;
};

/** Transitions that are more than two pictures laid over each other. */
export type DrawnTransition = Exclude<TransitionKind, 'cut' | 'crossfade'>;

/** What lies over the pictures: bars below, images over them, then an ASS file whose clock starts with the segment. */
export type SegmentOverlays = { bars?: ProgressBar[]; images?: OverlayImage[]; text?: string };

/** A picture with its transparency, and how it looks one time after another. */
export type OverlayImage = { layer: PictureLayer; looks: ImageLook[] };

/** In the segment's frames [from, to); a place and a size in the frame, in even pixels. */
export type ImageLook = Box & { from: number; to: number; opacity: number };

/** A bar of the frame's width in its rows from `top` on, both even. */
export type ProgressBar = {
	top: number;
	rows: number;
	/** Frames [from, to) of the segment in which it is seen. */
	seen: { from: number; to: number };
	/** Pixels that are filled in its first frame here, and that would be in the one after its last; real numbers. */
	filled: { from: number; to: number };
	colour: string;
	opacity: number;
	background: string;
	backgroundOpacity: number;
};

export type SegmentPlan = {
	startFrame: number;
	frameCount: number;
	/** One layer, or two: the first gives way to the second evenly over the whole segment. */
	layers: [Layer] | [Layer, Layer];
	/** How it gives way; absent, it melts into it. */
	transition?: DrawnTransition;
	/** Which of all its frames the segment shows; absent, it shows all of them. */
	fadePart?: FadePart;
	/** Pictures in the picture, over all that is seen and below the captions. */
	insets?: Inset[];
	/** What lies over the whole picture, but below the captions. */
	finish?: Finish[];
	/** What lies over that. */
	overlays?: SegmentOverlays;
	/** An ASS file whose clock starts with the segment. */
	captions: string | null;
	/** SHA-256 of all that shapes the segment's bytes: equal keys, equal pictures. */
	key: string;
};

export type OutputPlan = {
	aspectRatio: AspectRatio;
	encoding: Encoding;
	frameCount: number;
	segments: SegmentPlan[];
};

export type RenderPlan = { durationMs: number; outputs: OutputPlan[] };
