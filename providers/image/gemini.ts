import { fromBase64, toBase64 } from '../core/base64';
import { geminiManners, geminiRefusal } from '../core/gemini-manners';
import { isJsonObject, malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { styleOnly, withAvoided } from './avoid-words';
import { geminiImageModels, geminiImagePrices } from './gemini-models';
import type { MadePicture, PicturePlan, PictureQuality, PictureVendor, PictureWish, Used } from './port';

const label = 'Google Gemini';
const manners = geminiManners(label);
const timeoutMs = 280_000;

/** By its longer side; 2K is the least that no frame has to be enlarged from. */
const sizes: Record<PictureQuality, string> = { low: '1K', medium: '2K', high: '4K' };
/** Tokens of one picture at most, whichever model. */
const pictureTokens: Record<PictureQuality, number> = { low: 1_290, medium: 1_680, high: 2_520 };
/** What the model thinks and says before it paints; a wide guess. */
const mostWords = 3_000;
const mostTokensOfSource = 1_500;

/** Gemini's image models over generateContent. */
export const geminiImage: PictureVendor = {
	id: 'gemini',
	label,
	note: 'Gemini image models; good at changing pictures',
	credential: 'showrunnerGeminiApi',
	operations: ['Generate images', 'Edit image'],
	proof: 'sdk',
	models: (task) => (task === 'upscale' ? [] : geminiImageModels),
	prices: geminiImagePrices,
	lanes: 3,
	tasks: ['paint', 'edit'],
	// A request may hold 100 MB, and a third is added by Base64.
	maxSourceBytes: 50 * 1024 * 1024,
	rights: {
		licence: 'Gemini API Additional Terms of Service: Google claims no ownership of the output',
		licenceUrl: 'https://ai.google.dev/gemini-api/terms',
		commercialUse: 'allowed',
	},
	plan,
};

function plan(wish: PictureWish): PicturePlan {
	const { model, source, aspectRatio, quality = 'medium' } = wish;
	const { text, warnings } = withAvoided(label, wish);
	const prompt = source && wish.sourceGives === 'style' ? `${styleOnly}${text}` : text;
	// The API takes 32 bits with a sign.
	const seed = wish.seed & 0x7fffffff;
	const imageConfig = { ...(aspectRatio !== undefined && { aspectRatio }), imageSize: sizes[quality] };
	const read = new TextEncoder().encode(prompt).length + (source ? mostTokensOfSource : 0);
	const generationConfig = { seed, responseModalities: ['IMAGE'], imageConfig };
	return {
		shapedBy: { prompt, seed, ...imageConfig, ...(source && { source: source.assetId }) },
		most: [
			{ usage: { 'input-token': read, 'output-token': pictureTokens[quality] } },
			{ usage: { 'output-token': mostWords }, tariff: 'words' },
		],
		warnings,
		make: async ({ http, clock, signal }) => {
			const path = `/v1/models/${encodeURIComponent(model)}:generateContent`;
			const contents = [{ role: 'user', parts: [...partsOf(source), { text: prompt }] }];
			const request = { method: 'POST', path, json: { contents, generationConfig }, timeoutMs } as const;
			const answer = await http.send({ ...request, ...(signal && { signal }) });
			return toPicture(readJson(acceptAnswer(answer, manners, clock.now()), label));
		},
	};
}

function partsOf(source: PictureWish['source']) {
	return source ? [{ inlineData: { mimeType: source.mediaType, data: toBase64(source.bytes) } }] : [];
}

function toPicture(body: JsonObject): MadePicture {
	const used = usedBy(objectIn(body, 'usageMetadata'));
	const refusal = geminiRefusal(body);
	if (refusal !== undefined) return { refusal, used };
	const [candidate] = objectsIn(body, 'candidates');
	if (candidate === undefined || !isJsonObject(body.usageMetadata)) throw malformed(label, 'no candidate');
	const parts = objectsIn(objectIn(candidate, 'content'), 'parts').filter(({ thought }) => thought !== true);
	const picture = parts.map((part) => objectIn(part, 'inlineData')).find((data) => textIn(data, 'data') !== undefined);
	const data = textIn(picture, 'data');
	if (data !== undefined)
		return { bytes: fromBase64(data), mediaType: textIn(picture, 'mimeType') ?? 'image/png', used };
	// The model answered in words alone: it does so where it does not want to paint.
	const words = parts.flatMap((part) => textIn(part, 'text') ?? []).join(' ');
	return { refusal: words || (textIn(candidate, 'finishReason') ?? 'no picture came'), used };
}

function usedBy(usage: JsonObject): Used[] {
	const pictures = objectsIn(usage, 'candidatesTokensDetails')
		.filter(({ modality }) => modality === 'IMAGE')
		.reduce((sum, detail) => sum + countIn(detail, 'tokenCount'), 0);
	const written = countIn(usage, 'candidatesTokenCount');
	const words = Math.max(0, written - pictures) + countIn(usage, 'thoughtsTokenCount');
	// Without details, all that was written counts as picture, which is the dearer.
	const isTold = pictures > 0 || written === 0;
	return [
		{ usage: { 'input-token': countIn(usage, 'promptTokenCount'), 'output-token': isTold ? pictures : written } },
		{ usage: { 'output-token': isTold ? words : countIn(usage, 'thoughtsTokenCount') }, tariff: 'words' },
	];
}
