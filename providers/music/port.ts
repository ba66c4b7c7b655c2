import type { RecordEvidenceRequest, SoundGenerateResult } from '@showrunner/contract';
import type { Mood, SoundEffect } from '../../contract/vocabulary';
import type { MadeFile } from '../core/keep-file';
import type { ModelCard } from '../core/model-card';
import type { PriceTable, Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { PaidPiece } from '../core/buy';

export const intensities = ['low', 'medium', 'high'] as const;
export type Intensity = (typeof intensities)[number];

/** Wishes that only some vendors can meet. */
export type TrackManner = {
	/** `<vendor>:<model>` for that vendor alone; a bare id for whoever is asked. */
	model?: string;
	/** What to hear, in words; without it the mood alone decides. */
	prompt?: string;
	intensity?: Intensity;
	/** Whether somebody may sing. Left out: nobody does, for a voice would talk into the narrator's. */
	vocals?: boolean;
	/** Whether end and beginning shall meet without a seam. */
	loop?: boolean;
};
export type TrackWish = keyof TrackManner | 'seed';

export type TrackRequest = TrackManner & {
	mood: Mood;
	/** Length that the track must fill; a vendor may give a loop that repeats without a seam. */
	durationMs: number;
	/** The same seed gives the same track, where the vendor has seeds. */
	seed: number;
};

export type SoundEffectRequest = { effect: SoundEffect; seed: number };

export type Track = {
	assetId: string;
	durationMs: number;
	/** Null where the vendor does not say. */
	beatsPerMinute: number | null;
	integratedLufs: number | null;
};

type Answer<T> = Promise<{ value: T; warnings: Warning[] }>;

/** Makes music and effects as audio assets. Wishes that a vendor cannot meet become warnings. */
export type MusicProvider = VendorCard & {
	/** Models to choose from; empty where there is no choice. */
	models: readonly ModelCard[];
	composeTrack(
		request: TrackRequest,
		context: VendorContext,
	): Answer<{ track: Track; model?: string; pieces: PaidPiece[] }>;
	/** Undefined where the vendor makes none. */
	makeEffect?(
		request: SoundEffectRequest,
		context: VendorContext,
	): Answer<Omit<SoundGenerateResult, 'warnings'> & { pieces: PaidPiece[] }>;
};

/** One track as a vendor is asked for it. */
export type TrackPiece = {
	/** Whole description, mood and all. */
	prompt: string;
	model: string;
	durationMs: number;
	seed: number;
	intensity: Intensity;
	vocals: boolean;
	loop: boolean;
};

/** What came of it. `licenceId`: the number of this one licence, where the vendor gives one. */
export type MadeSound = { file: MadeFile; usage: Usage; licenceId?: string; warnings?: Warning[] };

export type MusicTicket = Record<string, unknown>;

export type MusicReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

/** Makes it in one call, or takes the work in and is looked after. */
export type TrackMaker =
	| { compose(piece: TrackPiece, reach: MusicReach): Promise<MadeSound> }
	| {
			start(piece: TrackPiece, reach: MusicReach): Promise<MusicTicket>;
			/** Undefined while it runs. Throws `TicketEnded` where nothing comes of it. */
			check(ticket: MusicTicket, piece: TrackPiece, reach: MusicReach): Promise<MadeSound | undefined>;
	  };

/** A vendor with an API, as one call of it; `byPiece` makes the capability of it: prices, books, evidence. */
export type MusicVendor = VendorCard & {
	models: readonly ModelCard[];
	prices: PriceTable;
	/** Wishes that it can meet. */
	meets: readonly TrackWish[];
	/** Shortest and longest track that it makes. */
	lengths: { leastMs: number; mostMs: number };
	/** Longest description that it takes. */
	promptCharacters: number;
	rights: Pick<RecordEvidenceRequest, 'licence' | 'licenceUrl' | 'commercialUse' | 'plan'>;
	/** Told with every track, such as a doubt about the right to use it. */
	caution?: Warning;
	/** The most that a track can use. */
	usageOf(piece: TrackPiece): Usage;
	track: TrackMaker;
	/** Makes an effect from words, as long as it takes. */
	effect?(words: { prompt: string; durationMs: number }, reach: MusicReach): Promise<MadeSound>;
};
