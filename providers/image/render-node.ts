import { frameSizes } from '../../contract/vocabulary';
import { ProviderError } from '../core/provider-error';
import { runJob } from '../core/run-job';
import type { VendorContext } from '../core/vendor-context';
import { unsupported } from './avoid-words';
import { nearestShape, sizeOfAsset } from './local-size';
import type { ChangedPicture, EditRequest, ImageProvider, PaintRequest, UpscaleRequest } from './port';
import { leaveOut } from '../core/leave-out';

const label = 'Render Node';

/** Models on the render-node's own devices, and cards and seeded art that need none: no key, no network. */
export const renderNodeImage: ImageProvider = {
	id: 'renderNode',
	label,
	note: 'Local models, cards and seeded art, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate images', 'Edit image', 'Upscale image', 'Compose thumbnail'],
	proof: 'engine',
	models: () => [],
	async drawScenes(request, context) {
		const { warnings, ...value } = await runJob({ kind: 'image.card', step: 'images', input: request }, context);
		return { value, warnings };
	},
	paintScenes,
	editPicture,
	upscalePicture,
	async composeThumbnail(request, context) {
		const order = { kind: 'thumbnail.compose', step: 'thumbnail', input: request } as const;
		const { warnings, ...value } = await runJob(order, context);
		return { value, warnings };
	},
};

async function paintScenes(request: PaintRequest, context: VendorContext) {
	const { look, reference, quality, holdsStyle, ...rest } = leaveOut(request, 'isSeedChosen');
	const from = reference && { referenceAssetId: reference.assetId, strength: reference.strength };
	const input = { ...rest, style: look, ...from };
	const { warnings, ...value } = await runJob({ kind: 'image.generate', step: 'images', input }, context);
	const unmet = [
		...(quality ? [unsupported(label, 'has no quality to choose; its models have steps', 'quality')] : []),
		...(holdsStyle ? [unsupported(label, 'shows no picture for its style; look and seed hold it', 'holdsStyle')] : []),
	];
	return { value: { ...value, bought: [] }, warnings: [...unmet, ...warnings] };
}

async function editPicture(request: EditRequest, context: VendorContext) {
	const { assetId, instruction, aspectRatio: wanted, ...manner } = request;
	const aspectRatio = wanted ?? nearestShape(await sizeOfAsset(assetId, context));
	const reference = { assetId, strength: request.strength };
	const rest = leaveOut(manner, 'strength');
	const scenes = [{ id: 'picture', prompt: instruction }];
	const painted = await paintScenes({ ...rest, scenes, look: '', aspectRatios: [aspectRatio], reference }, context);
	const [image] = painted.value.images;
	const [failed] = painted.value.failed;
	if (!image) throw new ProviderError(failed?.problem ?? { kind: 'defect', title: 'No model gave the picture back' });
	const { assetId: made, seed, model } = image;
	const value: ChangedPicture = { assetId: made, ...frameSizes[aspectRatio], model, seed, bought: [] };
	return { value, warnings: painted.warnings };
}

/** Larger, but with no more on it than before: the render-node has no model for it. The job says so. */
async function upscalePicture({ assetId, factor }: UpscaleRequest, context: VendorContext) {
	const { width, height } = await sizeOfAsset(assetId, context);
	const input = { assetId, width: width * factor, height: height * factor, format: 'png' as const };
	const { warnings, ...made } = await runJob({ kind: 'image.convert', step: 'images', input }, context);
	const value: ChangedPicture = {
		assetId: made.assetId,
		width: made.width,
		height: made.height,
		model: null,
		bought: [],
	};
	return { value, warnings: warnings.map(({ code, message }) => ({ code, message })) };
}
