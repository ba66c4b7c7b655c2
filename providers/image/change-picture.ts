import { frameSizes } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { buyPicture, type KeptPicture } from './buy-picture';
import { choosePainter } from './choose-painter';
import { ignoredWishes, mannerOf, paidFor } from './piece-manner';
import type { ChangedPicture, EditRequest, PictureSource, PictureVendor, PictureWish, UpscaleRequest } from './port';
import { readSource } from './read-source';
import { toFormat } from './to-format';

export type Change = { task: 'edit'; request: EditRequest } | { task: 'upscale'; request: UpscaleRequest };

/** Makes one picture of another. */
export async function changePicture(
	vendor: PictureVendor,
	change: Change,
	context: VendorContext,
	vendors: readonly PictureVendor[],
): Promise<{ value: ChangedPicture; warnings: Warning[] }> {
	const { request, task } = change;
	const source = await readSource(vendor, { assetId: request.assetId, field: 'assetId' }, context);
	const models = vendor.models(task, source);
	const { model, warnings } = await choosePainter(vendor, { models, wanted: request.model }, context);
	const order = { wish: wishOf(change, model, source), prices: await context.prices(), vendors };
	const bought = await buyPicture(vendor, order, context);
	const size = wantedSize(change, source, bought.result);
	const { assetId, warnings: cut } = await toFormat(bought.result, size, context, task === 'upscale' ? 'png' : 'jpeg');
	const { assetId: originalAssetId, seed } = bought.result;
	const value = {
		...{ assetId, ...size, model, bought: [paidFor(bought)] },
		...(seed !== undefined && { seed }),
		...(originalAssetId !== assetId && { originalAssetId }),
	};
	const ignored = change.task === 'edit' ? ignoredWishes(vendor, change.request) : [];
	return { value, warnings: [...warnings, ...ignored, ...bought.warnings, ...cut] };
}

function wishOf(change: Change, model: string, source: PictureSource): PictureWish {
	const common = { task: change.task, model, source, sourceGives: 'content' as const };
	if (change.task === 'upscale')
		return { ...common, prompt: change.request.prompt, seed: 1, isSeedChosen: false, strength: 1 };
	const { instruction, aspectRatio, strength } = change.request;
	const shape = aspectRatio === undefined ? {} : { aspectRatio };
	return { ...common, ...mannerOf(change.request), ...shape, prompt: instruction, strength };
}

/** Without a format, an edited picture keeps the size that the vendor gave it. */
function wantedSize(change: Change, source: PictureSource, made: KeptPicture): { width: number; height: number } {
	const own = { width: made.width ?? source.width ?? 1024, height: made.height ?? source.height ?? 1024 };
	if (change.task === 'edit') return change.request.aspectRatio ? frameSizes[change.request.aspectRatio] : own;
	const { width, height } = source;
	const { factor } = change.request;
	return width && height ? { width: width * factor, height: height * factor } : own;
}
