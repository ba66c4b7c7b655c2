import type { RecordEvidenceRequest } from '@showrunner/contract';
import type { AspectRatio } from '../../contract/vocabulary';
import type { Ticket } from '../core/follow-ticket';
import type { MadeFile } from '../core/keep-file';
import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

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
};
