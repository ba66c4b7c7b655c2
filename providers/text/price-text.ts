import { costOf, type Cost, type PriceOverride, type PriceTable, type Usage } from '../core/price';
import type { Warning } from '../core/run-chain';
import type { TextCall, TextUsage, TextVendor } from './port';
import type { TextVideo } from '../core/video-loan';
import { wireSchema } from './wire-schema';
import { priceUnknown } from '../core/price-unknown';

/** What vendors add around messages: roles, separators, an own sentence about the form. No vendor tells it; a wide guess. */
const framingTokens = 500;
/** More than any vendor reads of one picture: tiles of 1,600 at Anthropic, some 1,500 patches at OpenAI, 1,120 at Gemini. */
const tokensPerImage = 6_000;
/** Gemini reads 258 tokens of a picture of a video, 280 at its highest resolution, and 32 of a second of sound, beside marks of time. */
const tokensPerFrame = 300;
const tokensPerSecond = 60;
/** The remark of a correction, with up to a dozen faults. */
const remarkTokens = 4_000;

/**
 * The most that a call can use. A token stands for at least one byte of UTF-8 in every vendor's tokeniser, so the bytes are
 * a bound that no text breaks in any script; what is written is bound by `maxOutputTokens` itself, thoughts included. A
 * second call reads the first again, its answer and a remark, and may write as much once more.
 */
export function mostUsage({ system, prompt, schema, images = [], video, maxOutputTokens }: TextCall): Usage {
	// The form stands in a member of its own, and for models without a strict mode in the instruction too.
	const form = 2 * bytesOf(JSON.stringify(wireSchema(schema.form)));
	const seen = images.length * tokensPerImage + (video ? tokensOf(video) : 0);
	const read = bytesOf(system) + bytesOf(prompt) + form + seen + framingTokens;
	return {
		'input-token': 2 * read + maxOutputTokens + remarkTokens,
		'output-token': 2 * maxOutputTokens,
	};
}

function tokensOf({ durationMs, startMs = 0, endMs = durationMs, framesPerSecond = 1 }: TextVideo): number {
	const seconds = Math.ceil(Math.max(0, endMs - startMs) / 1_000) + 1;
	return Math.ceil(seconds * (framesPerSecond * tokensPerFrame + tokensPerSecond));
}

type Priced = { prices: PriceTable };

/** What was used, in the units of the price table. What came from a cache costs as much as the rest where no price says less. */
export function costOfUsage(
	{ prices }: Priced,
	overrides: readonly PriceOverride[],
	model: string,
	{ inputTokens, cachedInputTokens, outputTokens }: TextUsage,
): number {
	const cached = costOf(prices, overrides, model, { 'cached-input-token': cachedInputTokens });
	const cachedIsPriced = cached.unpriced.length === 0;
	return costOf(prices, overrides, model, {
		'input-token': inputTokens + (cachedIsPriced ? 0 : cachedInputTokens),
		'output-token': outputTokens,
		...(cachedIsPriced && { 'cached-input-token': cachedInputTokens }),
	}).micros;
}

/** The most that it can cost, and a warning where part of it has no known price. */
export function priceBefore(
	vendor: Pick<TextVendor, 'label' | 'prices'>,
	overrides: readonly PriceOverride[],
	call: TextCall,
): { price: Cost; warnings: Warning[] } {
	const { unpriced, ...price } = costOf(vendor.prices, overrides, call.model, mostUsage(call));
	return { price, warnings: priceUnknown(vendor.label, call.model, unpriced) };
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
