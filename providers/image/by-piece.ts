import { frameSizes } from '../../contract/vocabulary';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorContext } from '../core/vendor-context';
import { changePicture } from './change-picture';
import { choosePainter } from './choose-painter';
import { paintPieces, type FailedPiece, type PaintedPiece } from './paint-pieces';
import { ignoredWishes, mannerOf, paidFor } from './piece-manner';
import type { ImageProvider, Painted, PaintRequest, PictureVendor } from './port';
import { readSource } from './read-source';
import { onceEach } from '../core/once-each';

/**
 * Makes a provider of a vendor that makes one picture a call: each is bought once, proven, cut to its exact format, and
 * fails alone.
 * @param vendors all vendors of pictures, for prices are compared
 */
export function byPiece(vendor: PictureVendor, vendors: readonly PictureVendor[]): ImageProvider {
	const { id, label, note, credential, addressField, operations, proof, models, prices, tasks } = vendor;
	return {
		...{ id, label, note, credential, operations, proof, models, prices },
		...(addressField !== undefined && { addressField }),
		paintScenes: async (request, context) => await paintScenes(vendor, request, context, vendors),
		...(tasks.includes('edit') && {
			editPicture: async (request, context) => await changePicture(vendor, { task: 'edit', request }, context, vendors),
		}),
		...(tasks.includes('upscale') && {
			upscalePicture: async (request, context) =>
				await changePicture(vendor, { task: 'upscale', request }, context, vendors),
		}),
	};
}

async function paintScenes(
	vendor: PictureVendor,
	request: PaintRequest,
	context: VendorContext,
	vendors: readonly PictureVendor[],
): Promise<{ value: Painted; warnings: Warning[] }> {
	const { reference, look, aspectRatios, holdsStyle = false } = request;
	const source = reference && (await readSource(vendor, { ...reference, field: 'referenceAssetId' }, context));
	const models = vendor.models(source ? 'edit' : 'paint');
	const { model, warnings } = await choosePainter(vendor, { models, wanted: request.model }, context);
	const manner = {
		...({ task: 'paint', model, strength: reference?.strength ?? 1, sourceGives: 'content' } as const),
		...mannerOf(request),
		...(source && { source }),
	};
	const pieces = request.scenes.flatMap(({ id: sceneId, prompt }) =>
		aspectRatios.map((aspectRatio) => ({
			sceneId,
			aspectRatio,
			prompt: look === '' ? prompt : `${prompt}\n\nStyle: ${look}.`,
		})),
	);
	const order = { vendor, manner, vendors, prices: await context.prices(), holdsStyle: holdsStyle && !source };
	const { painted, failed } = await paintPieces(pieces, order, context);
	if (painted.length === 0) throw mostTelling(failed);
	const all = [...warnings, ...ignoredWishes(vendor, request), ...painted.flatMap((piece) => piece.warnings)];
	return { value: toPainted(vendor, model, painted, failed), warnings: [...onceEach(all), ...failed.flatMap(tellOf)] };
}

function toPainted(
	vendor: PictureVendor,
	model: string,
	painted: readonly PaintedPiece[],
	failed: readonly FailedPiece[],
): Painted {
	const images = painted.map(({ sceneId, aspectRatio, assetId, bought }) => {
		const { assetId: originalAssetId, seed } = bought.result;
		const size = frameSizes[aspectRatio];
		const made = { model, provider: vendor.id, ...(seed !== undefined && { seed }) };
		return { sceneId, aspectRatio, assetId, ...size, ...made, ...(originalAssetId !== assetId && { originalAssetId }) };
	});
	return {
		images,
		failed: failed.map(({ sceneId, aspectRatio, error }) => ({ sceneId, aspectRatio, problem: problemOf(error) })),
		...{ model, engine: null, attempts: [], deviceMs: 0, priceMicros: 0 },
		reused: painted.filter(({ bought }) => bought.reused).length,
		bought: painted.map(({ bought }) => paidFor(bought)),
	};
}

function problemOf({ kind, refusal }: ProviderError) {
	const { title, fix, status = 422 } = refusal;
	return { type: 'picture-not-made', title, status, kind, ...(fix !== undefined && { fix }) };
}

/** What kept the vendor from going on says more than what one picture was refused for. */
function mostTelling(failed: readonly FailedPiece[]): ProviderError {
	const own = ['content-rejected', 'input-invalid', 'defect'];
	const [first] = failed;
	const error = failed.find(({ error: { kind } }) => !own.includes(kind))?.error ?? first?.error;
	return error ?? new ProviderError({ kind: 'input-invalid', title: 'There is no scene to paint', field: 'story' });
}

function tellOf({ sceneId, error }: FailedPiece, at: number, all: readonly FailedPiece[]): Warning[] {
	if (all.findIndex((piece) => piece.sceneId === sceneId && piece.error === error) !== at) return [];
	return [{ code: 'scene-failed', message: `Scene '${sceneId}' was not painted: ${error.message}` }];
}
