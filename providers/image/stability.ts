import { ProviderError } from '../core/provider-error';
import { malformed } from '../core/read-json';
import { textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import type { Warning } from '../core/run-chain';
import type { VendorAnswer } from '../core/vendor-http';
import { unsupported } from './avoid-words';
import type { MadePicture, PicturePlan, PictureReach, PictureSource, PictureVendor, PictureWish } from './port';
import {
	conservativeUpscaler,
	fastUpscaler,
	stabilityEditors,
	stabilityPainters,
	stabilityPrices,
} from './stability-models';

type Fields = Record<string, string | number>;

const label = 'Stability AI';
const timeoutMs = 180_000;
const used = [{ usage: { image: 1 } }];

/** The fast upscaler takes up to a megapixel, and sides up to 1,536. */
const fastLimits = { pixels: 1024 * 1024, side: 1_536 };
/** What the conservative one takes. */
const conservativePixels = 9_437_184;

const manners: VendorManners = {
	label,
	read: (body, { status }) => {
		const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined;
		const name = textIn(body, 'name');
		const message = Array.isArray(errors) ? errors.join(' ') : (name ?? textIn(body, 'message'));
		return {
			...(message !== undefined && { message }),
			// 403 is said both of filtered content and of a right that a key lacks.
			...(status === 403 && name === 'content_moderation' && { kind: 'content-rejected' as const }),
			...(status === 404 && { field: 'model' }),
		};
	},
};

/** Stability's image services: seed and negative prompt, one price for each picture. */
export const stabilityImage: PictureVendor = {
	id: 'stability',
	label,
	note: 'Stable Image and Stable Diffusion 3.5; with seed and negative prompt',
	credential: 'showrunnerStabilityApi',
	operations: ['Generate images', 'Edit image', 'Upscale image'],
	proof: 'spec',
	models: (task, source) =>
		task === 'paint' ? stabilityPainters : task === 'edit' ? stabilityEditors : upscalersFor(source),
	prices: stabilityPrices,
	// 150 requests in ten seconds are allowed; each takes several.
	lanes: 4,
	tasks: ['paint', 'edit', 'upscale'],
	maxSourceBytes: 10 * 1024 * 1024,
	rights: {
		licence: 'Stability AI Platform Terms of Service: the customer owns the output',
		licenceUrl: 'https://platform.stability.ai/legal/terms-of-service',
		commercialUse: 'allowed',
	},
	plan: (wish) => (wish.task === 'upscale' ? planUpscale(wish) : planPainting(wish)),
};

function planPainting(wish: PictureWish): PicturePlan {
	const { model, prompt, strength } = wish;
	const warnings: Warning[] = [];
	const source = usableSource(wish, warnings);
	const fields: Fields = { prompt, seed: seedOf(wish.seed), output_format: 'png' };
	if (wish.negativePrompt && model.endsWith('-turbo'))
		warnings.push(unsupported(label, `takes no negative prompt for '${model}'`, 'negativePrompt'));
	else if (wish.negativePrompt) fields.negative_prompt = wish.negativePrompt;
	if (wish.quality) warnings.push(unsupported(label, 'has no quality to choose; choose another model', 'quality'));
	if (source) fields.strength = strength;
	const isStableDiffusion = model.startsWith('sd3');
	if (isStableDiffusion) fields.model = model;
	if (isStableDiffusion && source) fields.mode = 'image-to-image';
	else if (wish.aspectRatio !== undefined) fields.aspect_ratio = wish.aspectRatio;
	const path = `/v2beta/stable-image/generate/${isStableDiffusion ? 'sd3' : encodeURIComponent(model)}`;
	return planCall(path, fields, { source, warnings });
}

/** Core starts from no picture, and none of them takes the manner of one without what is on it. */
function usableSource({ model, source, sourceGives }: PictureWish, warnings: Warning[]): PictureSource | undefined {
	if (!source) return undefined;
	if (sourceGives === 'style') {
		warnings.push(unsupported(label, 'takes over no style from a picture; look and seed hold it', 'holdsStyle'));
		return undefined;
	}
	if (model !== 'core') return source;
	warnings.push(unsupported(label, "starts from no picture with 'core'", 'referenceAssetId'));
	return undefined;
}

function planUpscale({ model, prompt, source, seed }: PictureWish): PicturePlan {
	const isFast = model === fastUpscaler.id;
	const pixels = (source?.width ?? 0) * (source?.height ?? 0);
	const largest = isFast ? fastLimits.pixels : conservativePixels;
	if (pixels > largest) {
		throw new ProviderError({
			kind: 'configuration-invalid',
			title: `${label} enlarges pictures of up to ${largest} pixels with '${model}', and this one has ${pixels}`,
			fix: 'Choose another model, or make the picture smaller first',
			field: 'model',
		});
	}
	const path = `/v2beta/stable-image/upscale/${model.replace(/^upscale-/, '')}`;
	const words: Fields = isFast ? {} : { prompt: prompt || 'the same picture, sharp and detailed', seed: seedOf(seed) };
	return planCall(path, { ...words, output_format: 'png' }, { source, warnings: [] });
}

function upscalersFor(source: PictureSource | undefined) {
	const { width, height } = source ?? {};
	if (!width || !height) return [fastUpscaler, conservativeUpscaler];
	const isSmall = width * height <= fastLimits.pixels && Math.max(width, height) <= fastLimits.side;
	return isSmall ? [fastUpscaler, conservativeUpscaler] : [conservativeUpscaler, fastUpscaler];
}

function planCall(
	path: string,
	fields: Fields,
	{ source, warnings }: { source: PictureSource | undefined; warnings: Warning[] },
): PicturePlan {
	return {
		shapedBy: { path, ...fields, ...(source && { source: source.assetId }) },
		most: used,
		warnings,
		make: async (reach) => await callStability(path, fields, source, reach),
	};
}

async function callStability(
	path: string,
	fields: Fields,
	source: PictureSource | undefined,
	{ http, clock, signal }: PictureReach,
): Promise<MadePicture> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
	if (source) form.append('image', new Blob([new Uint8Array(source.bytes)], { type: source.mediaType }), 'picture');
	const request = { method: 'POST', path, form, headers: { accept: 'image/*' }, timeoutMs } as const;
	return toPicture(acceptAnswer(await http.send({ ...request, ...(signal && { signal }) }), manners, clock.now()));
}

function toPicture({ headers, bytes }: VendorAnswer): MadePicture {
	const finished = headers['finish-reason'];
	// The picture is there, but blurred.
	if (finished === 'CONTENT_FILTERED') return { refusal: 'the picture was filtered', used };
	const mediaType = headers['content-type']?.split(';')[0]?.trim() ?? '';
	if (!mediaType.startsWith('image/') || bytes.length === 0) throw malformed(label, 'no picture');
	const seed = Number(headers.seed);
	return { bytes, mediaType, used, ...(Number.isSafeInteger(seed) && seed > 0 && { seed }) };
}

/** 0 would mean any, and the last number of 32 bits is not taken. */
const seedOf = (seed: number) => (seed % 0xffff_fffe) + (seed % 0xffff_fffe === 0 ? 1 : 0);
