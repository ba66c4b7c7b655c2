import type { AspectRatio } from '../../contract/vocabulary';
import { fromBase64 } from '../core/base64';
import { openAiManners } from '../core/open-ai-manners';
import { openAiModelList } from '../core/open-ai-model-list';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import type { VendorAnswer } from '../core/vendor-http';
import { styleOnly, unsupported, withAvoided } from './avoid-words';
import { openAiImageModels, openAiImagePrices } from './open-ai-models';
import type { MadePicture, PicturePlan, PictureQuality, PictureReach, PictureVendor, PictureWish, Used } from './port';

const label = 'OpenAI';
const manners = openAiManners(label);
/** The finest pictures take minutes. */
const timeoutMs = 280_000;

/** Sides divide by 16, the least that hold a whole frame. */
const freeSizes: Record<AspectRatio, string> = { '9:16': '1152x2048', '16:9': '2048x1152', '1:1': '1088x1088' };
/** What models before GPT Image 2 know. */
const fixedSizes: Record<AspectRatio, string> = { '9:16': '1024x1536', '16:9': '1536x1024', '1:1': '1024x1024' };
const takesAnySize = (model: string) => /^gpt-image-[2-9]/.test(model);

/** OpenAI's image models: no seed and no negative prompt, but they look at pictures. */
export const openAiImage: PictureVendor = {
	id: 'openAi',
	label,
	note: 'GPT Image models; follow words closely, also on signs',
	credential: 'showrunnerOpenAiApi',
	operations: ['Generate images', 'Edit image'],
	proof: 'sdk',
	models: (task) => (task === 'upscale' ? [] : openAiImageModels),
	listEnds: openAiModelList,
	prices: openAiImagePrices,
	lanes: 3,
	tasks: ['paint', 'edit'],
	maxSourceBytes: 50 * 1024 * 1024,
	rights: {
		licence: 'OpenAI Services Agreement: the customer owns the output',
		licenceUrl: 'https://openai.com/policies/services-agreement/',
		commercialUse: 'allowed',
	},
	plan,
};

function plan(wish: PictureWish): PicturePlan {
	const { model, source, aspectRatio, quality = 'medium', seed, isSeedChosen } = wish;
	const { text, warnings } = withAvoided(label, wish);
	const prompt = source && wish.sourceGives === 'style' ? `${styleOnly}${text}` : text;
	const size = aspectRatio === undefined ? 'auto' : (takesAnySize(model) ? freeSizes : fixedSizes)[aspectRatio];
	const body = { model, prompt, n: 1, size, quality, output_format: 'jpeg' };
	if (isSeedChosen)
		warnings.push(unsupported(label, 'knows no seed: another one only asks for another picture', 'seed'));
	return {
		// A seed that somebody chose stands for a picture of its own, though the model does not see it.
		shapedBy: { prompt, size, quality, ...(source && { source: source.assetId }), ...(isSeedChosen && { seed }) },
		most: [
			{ usage: { 'input-token': new TextEncoder().encode(prompt).length, 'output-token': mostTokens(size, quality) } },
			...(source ? [{ usage: { 'input-token': mostPictureTokens }, tariff: 'picture-input' }] : []),
		],
		warnings,
		make: async (reach) => toPicture(await (source ? edit(body, source, reach) : generate(body, reach)), reach),
	};
}

async function generate(json: JsonObject, { http, signal }: PictureReach): Promise<VendorAnswer> {
	const request = { method: 'POST', path: '/images/generations', json, timeoutMs } as const;
	return await http.send({ ...request, ...(signal && { signal }) });
}

async function edit(
	body: JsonObject,
	{ bytes, mediaType }: NonNullable<PictureWish['source']>,
	{ http, signal }: PictureReach,
): Promise<VendorAnswer> {
	const form = new FormData();
	for (const [name, value] of Object.entries(body)) form.append(name, String(value));
	const file = new Blob([new Uint8Array(bytes)], { type: mediaType });
	form.append('image', file, `picture.${mediaType.split('/')[1] ?? 'png'}`);
	const request = { method: 'POST', path: '/images/edits', form, timeoutMs } as const;
	return await http.send({ ...request, ...(signal && { signal }) });
}

function toPicture(answer: VendorAnswer, { clock }: PictureReach): MadePicture {
	const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
	const data = textIn(objectsIn(body, 'data')[0], 'b64_json');
	if (data === undefined) throw malformed(label, 'no picture');
	const mediaType = `image/${textIn(body, 'output_format') ?? 'jpeg'}`;
	return { bytes: fromBase64(data), mediaType, used: usedBy(objectIn(body, 'usage')) };
}

function usedBy(usage: JsonObject): Used[] {
	const details = objectIn(usage, 'input_tokens_details');
	const pictures = countIn(details, 'image_tokens');
	const words = Math.max(0, countIn(usage, 'input_tokens') - pictures);
	return [
		{ usage: { 'input-token': words, 'output-token': countIn(usage, 'output_tokens') } },
		...(pictures > 0 ? [{ usage: { 'input-token': pictures }, tariff: 'picture-input' }] : []),
	];
}

/** A picture that is looked at in full takes up to some 6,300. */
const mostPictureTokens = 7_000;

/**
 * Tokens of a square of 1024 pixels by OpenAI's price list ($0.006, $0.053 and $0.211 at $30 for a million), and a quarter
 * on top, for the exact formula is not told.
 */
const tokensOfSquare: Record<PictureQuality, number> = { low: 250, medium: 2_210, high: 8_800 };
const squarePixels = 1024 * 1024;
/** Of a size that is left to the model. */
const autoPixels = 2.5 * squarePixels;

function mostTokens(size: string, quality: PictureQuality): number {
	const [width = 0, height = 0] = size.split('x').map(Number);
	const pixels = width * height || autoPixels;
	return Math.ceil((tokensOfSquare[quality] * pixels) / squarePixels);
}
