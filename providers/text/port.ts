import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { VendorHttp } from '../core/vendor-http';
import type { JsonSchema } from './json-schema';
import type { LentVideo, TextVideo, VideoSight } from '../core/video-loan';

/** A picture that the model looks at: JPEG, PNG, WebP or GIF, in memory. */
export type TextImage = { mediaType: string; bytes: Uint8Array };

/** One text that a model is to write, in a form that is fixed before. */
export type TextRequest<S extends JsonSchema = JsonSchema> = {
	/** What the model is to do: our own words alone, never the user's. */
	system: string;
	/** What it is to do it with. Texts from outside stand in it fenced (see `fenced` in the node). */
	prompt: string;
	/** Form of the answer, and a name for it of letters, digits and `_`. */
	schema: { name: string; form: S };
	/** The most that may be written, what a model thinks before it writes included: it is paid as output. */
	maxOutputTokens: number;
	/** Left out, the vendor's first that has not been shut down. */
	model?: string;
	/** 0 for the likeliest words, 1 for the widest choice. Some vendors know none: then a warning says so. */
	temperature?: number;
	/** Only vendors with `takesImages` look at them. */
	images?: readonly TextImage[];
	/** Only vendors with `videos` watch it. */
	video?: TextVideo;
};

/** An answer has been refused by our check: what stood there and what was wrong with it. */
export type Correction = { answer: string; faults: string };

/** One call: the model is chosen, and a second call carries what was wrong with the first. */
export type TextCall = Omit<TextRequest, 'model'> & {
	model: string;
	correction?: Correction;
	/** The video as this vendor gets it; stands there wherever `video` does once the vendor is called. */
	lent?: LentVideo;
};

/** What was read and written, as the vendor itself counts. */
export type TextUsage = {
	/** All that was read but what `cachedInputTokens` counts. */
	inputTokens: number;
	/** Read from the vendor's cache, which is cheaper. */
	cachedInputTokens: number;
	/** Written, thoughts included. */
	outputTokens: number;
};

export type TextAnswer = {
	/** What the model wrote: JSON where it did as it was told. */
	text: string;
	usage: TextUsage;
	/** Model that wrote, where the vendor names it more exactly than it was asked for. */
	model?: string;
	/** It stopped at `maxOutputTokens`, so the text is cut. */
	isCut: boolean;
	/** The model, or a filter around it, said no: in its words, or by the name of the rule. It was paid all the same. */
	refusal?: string;
	warnings: Warning[];
};

/**
 * A vendor of texts, as one call of its API. `buyText` makes the capability of it: the price, the books, the check of what
 * came and one try to have it put right.
 */
export type TextVendor = VendorCard & {
	/** In the order of preference; the picker adds what the vendor lists. */
	models: readonly ModelCard[];
	prices: PriceTable;
	takesImages: boolean;
	/** Whether its list of models says when they end. */
	tellsEnds?: boolean;
	/** Left out, it watches no videos. */
	videos?: VideoSight;
	complete(call: TextCall, context: TextContext): Promise<TextAnswer>;
	/** Models that write texts and that this login may use, with their shut-down days where the vendor tells them. */
	listModels(http: VendorHttp, nowMs: number): Promise<ModelCard[]>;
};

/** What one call may use. */
export type TextContext = Pick<VendorContext, 'http' | 'clock' | 'signal'>;
