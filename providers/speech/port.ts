import type { GivenTime, RecordEvidenceRequest, SpokenScene, Voice } from '@showrunner/contract';
import type { ListEnds } from '../core/known-models';
import type { ModelCard } from '../core/model-card';
import type { PriceTable, Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { PaidPiece } from '../core/buy';
import type { TextLimit } from './text-limits';

/** How good the sound is that a vendor sends. What vendors do not have becomes the next best, with a warning. */
export const soundQualities = ['standard', 'high', 'lossless'] as const;
export type SoundQuality = (typeof soundQualities)[number];

/** Wishes that only some vendors can meet. */
export type SpeechManner = {
	/** Id of a model of the vendor. */
	model?: string;
	/** Way of speaking by its name, such as `cheerful`. */
	style?: string;
	/** How much the voice's own style is laid on: 0 to 1. */
	exaggeration?: number;
	/** Low: lively and unlike each time; high: even. 0 to 1. */
	stability?: number;
	/** How to speak, in words. */
	instructions?: string;
	/** The same seed gives the same speech, as far as the vendor can. */
	seed?: number;
	quality?: SoundQuality;
};
export type SpeechWish = keyof SpeechManner;

export type SpeechRequest = SpeechManner & {
	/** Spoken one by one: clause bounds stay exact and a scene can be made anew alone. */
	scenes: { id: string; text: string }[];
	/** BCP 47 tag. */
	locale: string;
	/** Voices that will do, the most wanted first: `<vendor>:<voice>`, or a local one such as `flite:rms`. */
	voices: readonly string[];
	/** 1 is the voice's own pace; 0.5 to 2. */
	speed: number;
};

/** A voice that can be chosen. */
export type VoiceCard = Pick<Voice, 'id' | 'label' | 'gender' | 'licence'> & {
	/** Vendor that has it. */
	provider: string;
	/** BCP 47 tag; null where it speaks many languages. */
	locale: string | null;
	/** Local engine behind it. */
	engine?: Voice['engine'];
	note?: string;
};

export type Speech = {
	locale: string;
	/** Who spoke. Null where no honest voice speaks the language; then each scene has only its reading time. */
	voice: (Pick<VoiceCard, 'id' | 'provider'> & Partial<VoiceCard>) | null;
	/** In the order of the request; times are from the start of each scene. */
	scenes: SpokenScene[];
	durationMs: number;
};

/** `model` and `pieces` are for vendors that ask for money. */
export type Spoken = { speech: Speech; model?: string; pieces: PaidPiece[] };

/** What a list is asked with; forms have no execution and so no signal. */
export type SpeechReach = Pick<VendorContext, 'http' | 'service' | 'clock' | 'signal'>;

/** Turns scenes into voice assets with word times. Wishes that a vendor cannot meet become warnings. */
export type SpeechProvider = VendorCard & {
	/** Models to choose from; empty where the voice decides. */
	models: readonly ModelCard[];
	/** Models of a server of one's own: nobody knows them before it is asked. */
	listModels?(reach: SpeechReach): Promise<ModelCard[]>;
	speak(request: SpeechRequest, context: VendorContext): Promise<{ value: Spoken; warnings: Warning[] }>;
	/** Ids as they are chosen: `<vendor>:<voice>`. */
	listVoices(reach: SpeechReach): Promise<VoiceCard[]>;
};

/** What one call of a vendor is to say: one scene, or a part of one. */
export type SpeechPiece = Omit<SpeechManner, 'model'> & {
	text: string;
	locale: string;
	/** The vendor's own id. */
	voice: string;
	model: string;
	speed: number;
	/** Last sentence of what is said before and first of what comes behind it, for vendors that speak on from there. */
	previousText?: string;
	nextText?: string;
};

export type SaidPiece = {
	bytes: Uint8Array;
	mediaType: string;
	/** The vendor's own times, of words or characters; left out, they are looked for in the sound. */
	times?: GivenTime[];
	/** What it used in truth. */
	usage: Usage;
};

/** A vendor's voice with the languages that it was made for; none where it speaks many. */
export type VendorVoice = Omit<VoiceCard, 'provider' | 'locale'> & { locales: readonly string[] };

/**
 * A vendor with an API, as one call of it. `byPiece` makes the capability of it: voices, prices, books, evidence, and
 * scenes such as local speech has.
 */
export type SpeechVendor = VendorCard & {
	models: readonly ModelCard[];
	/** Its list of models, where that says when they end. */
	listEnds?: ListEnds;
	prices: PriceTable;
	/** How many calls at once every plan of the vendor allows. */
	lanes: number;
	/** Wishes that it can meet; `model` where its models can be chosen. */
	meets: readonly SpeechWish[];
	/** What it speaks at, slowest and fastest. */
	speeds: { least: number; most: number };
	/** Whether the sentences around a piece shape it, by model. */
	hearsContext?(model: string): boolean;
	/** Longest text of one call; a longer scene takes several. */
	longest(piece: Pick<SpeechPiece, 'model' | 'speed'>): TextLimit;
	rights: Pick<RecordEvidenceRequest, 'licence' | 'licenceUrl' | 'commercialUse' | 'plan'>;
	/** Name of the model where the voice decides: what its price goes by. */
	modelOf?(voice: string): string;
	/** That of most of its voices. */
	usualModel?: string;
	/** Model where none is named and none is known before the server is asked. */
	ownModel?(reach: SpeechReach): Promise<string>;
	/** Models of a server of one's own: nobody knows them before it is asked. */
	listModels?(reach: SpeechReach): Promise<ModelCard[]>;
	/** What the model or the voice cannot do of the piece, taken out of it. */
	adjust?(piece: SpeechPiece): { piece: SpeechPiece; warnings: Warning[] };
	/** The most that a piece can use. */
	usageOf(piece: SpeechPiece): Usage;
	say(piece: SpeechPiece, reach: SpeechReach): Promise<SaidPiece>;
	listVoices(reach: SpeechReach): Promise<VendorVoice[]>;
	/** The voice of a language that speaks where none was chosen. Throws `ProviderError` where it has none. */
	ownVoice(locale: string, reach: SpeechReach): Promise<string>;
};
