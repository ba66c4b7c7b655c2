import type { TranscriptAlignResult } from '@showrunner/contract';
import type { ListEnds } from '../core/known-models';
import type { ModelCard } from '../core/model-card';
import type { PriceTable, Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { PaidPiece } from '../core/buy';

/** What is said in a sound, word by word; times from its start. */
export type Transcript = Omit<TranscriptAlignResult, 'warnings'>;

export type TranscribeRequest = {
	/** Sound, or a video with sound. */
	assetId: string;
	/** BCP 47 tag of what is spoken; left out, the vendor hears it out. */
	locale?: string;
	/** `<vendor>:<model>` for that vendor alone; a bare id for whoever is asked. */
	model?: string;
};

export type AlignRequest = { assetId: string; locale: string; text: string };

export type Heard = { transcript: Transcript; model?: string; pieces: PaidPiece[] };
type Answer = Promise<{ value: Heard; warnings: Warning[] }>;

/** Writes down what is said. Wishes that a vendor cannot meet become warnings. */
export type TranscriptionProvider = VendorCard & {
	models: readonly ModelCard[];
	/** Models of a server of one's own: nobody knows them before it is asked. */
	listModels?(reach: HearingReach): Promise<ModelCard[]>;
	/** Undefined where it cannot hear, and only finds given words in the sound. */
	transcribe?(request: TranscribeRequest, context: VendorContext): Answer;
	/** Undefined where it cannot find given words. */
	align?(request: AlignRequest, context: VendorContext): Answer;
};

/** FLAC, but for a long sound that cannot be cut. */
export type SoundType = 'audio/flac' | 'audio/mpeg';

/** One piece of the sound as a vendor gets it: one channel of 16 kHz, of ten minutes at most where it can be cut. */
export type SoundPiece = { bytes: Uint8Array; durationMs: number; mediaType: SoundType };

export type GivenWord = { text: string; startMs: number; endMs: number };

/** `words` is empty where the model tells no times. `locale` as far as the vendor tells one. */
export type HeardPiece = { text: string; words: GivenWord[]; locale: string | null; usage: Usage };

export type HearingReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

/** A vendor with an API, as one call of it; `byPiece` makes the capability of it: pieces, prices, books. */
export type TranscriptionVendor = VendorCard & {
	models: readonly ModelCard[];
	/** Its list of models, where that says when they end. */
	listEnds?: ListEnds;
	prices: PriceTable;
	/** How many calls at once. */
	lanes: number;
	/** Model where none is named and none is known before the server is asked. */
	ownModel?(reach: HearingReach): Promise<string>;
	/** Models of a server of one's own: nobody knows them before it is asked. */
	listModels?(reach: HearingReach): Promise<ModelCard[]>;
	hear(piece: SoundPiece & { model: string; locale?: string }, reach: HearingReach): Promise<HeardPiece>;
	/** Finds given words in a whole sound, of up to three hours. */
	find?(piece: SoundPiece & { text: string }, reach: HearingReach): Promise<HeardPiece>;
};
