import type { RecordEvidenceRequest } from '@showrunner/contract';
import type { AspectRatio } from '../../contract/vocabulary';
import type { Ticket } from '../core/follow-ticket';
import type { MadeFile } from '../core/keep-file';
import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { LentVideo, StoredVideo, VideoSight } from '../core/video-loan';

export const clipResolutions = ['720p', '1080p'] as const;
export type ClipResolution = (typeof clipResolutions)[number];

/** From words alone, or from a picture that begins to move. */
export type ClipTask = 'words' | 'picture';

/** Wishes that only some vendors can meet. `silence`: that no sound is made. */
export type ClipWishName = 'seed' | 'negativePrompt' | 'silence' | 'lastFrame';

/** One clip as a vendor is asked for it. Pictures by their asset ids: they are read only where the clip is bought. */
export type ClipPiece = {
	prompt: string;
	model: string;
	/** One of the vendor's lengths. */
	durationMs: number;
	aspectRatio: AspectRatio;
	resolution: ClipResolution;
	sound: boolean;
	seed?: number;
	negativePrompt?: string;
	firstFrameAssetId?: string;
	lastFrameAssetId?: string;
};

export type Frame = { bytes: Uint8Array; mediaType: string };
/** The pictures that a piece begins and ends with, read. */
export type Frames = { first?: Frame; last?: Frame };

export type ClipReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

/** Makes it in one call, or takes the work in and is looked after. */
export type ClipMaker =
	| { make(piece: ClipPiece, frames: Frames, reach: ClipReach): Promise<MadeFile> }
	| {
			start(piece: ClipPiece, frames: Frames, reach: ClipReach): Promise<Ticket>;
			/** Undefined while it runs. Throws `TicketEnded` where nothing comes of it. */
			check(ticket: Ticket, piece: ClipPiece, reach: ClipReach): Promise<MadeFile | undefined>;
	  };

export type ClipChangeTask = 'extend' | 'upscale';
export const changedResolutions = ['720p', '1080p', '4k'] as const;
export type ChangedResolution = (typeof changedResolutions)[number];

/** A clip that is to go on, or to have more pixels. */
export type ClipChange = {
	task: ClipChangeTask;
	model: string;
	source: StoredVideo;
	/** What happens next; empty for a larger one. */
	prompt: string;
	/** What is added, or the length of what is enlarged: so much is paid for. */
	durationMs: number;
	aspectRatio: AspectRatio;
	resolution: ChangedResolution;
	seed?: number;
};

/** How a vendor changes clips, and which it takes. */
export type ClipChanger = {
	models(task: ClipChangeTask): readonly ModelCard[];
	/** How it is lent the clip. */
	videos: VideoSight;
	/** Lengths that can be added, shortest first. */
	lengthsMs: readonly [number, ...number[]];
	/** Longest clips that it takes; of a longer one it would leave the beginning out. */
	mostMs: Record<ClipChangeTask, number>;
	/** What a shorter side of so many pixels can be enlarged to, smallest first. */
	enlarges: Readonly<Record<number, readonly ChangedResolution[]>>;
	start(change: ClipChange, lent: LentVideo, reach: ClipReach): Promise<Ticket>;
	check(ticket: Ticket, reach: ClipReach): Promise<MadeFile | undefined>;
};

/** A vendor with an API, as one call of it; `byPiece` makes the capability of it: prices, books, evidence. */
export type ClipVendor = VendorCard & {
	models(task: ClipTask): readonly ModelCard[];
	prices: PriceTable;
	meets: readonly ClipWishName[];
	aspectRatios: readonly [AspectRatio, ...AspectRatio[]];
	/** Best last. */
	resolutions: readonly [ClipResolution, ...ClipResolution[]];
	/** Lengths that it makes in milliseconds, shortest first. */
	lengthsMs: readonly [number, ...number[]];
	rights: Pick<RecordEvidenceRequest, 'licence' | 'licenceUrl' | 'commercialUse' | 'plan'>;
	clip: ClipMaker;
	/** Left out, it changes none. */
	changes?: ClipChanger;
};
