import { runJob } from '../core/run-job';
import type { ImageProvider } from './port';

/** Models on the render-node's own devices, and cards and seeded art that need none: no key, no network. */
export const renderNodeImage: ImageProvider = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Local models, cards and seeded art, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate images', 'Compose thumbnail'],
	proof: 'engine',
	async drawScenes(request, context) {
		const { warnings, ...value } = await runJob({ kind: 'image.card', step: 'images', input: request }, context);
		return { value, warnings };
	},
	async paintScenes({ look, reference, ...rest }, context) {
		const from = reference && { referenceAssetId: reference.assetId, strength: reference.strength };
		const input = { ...rest, style: look, ...from };
		const { warnings, ...value } = await runJob({ kind: 'image.generate', step: 'images', input }, context);
		return { value, warnings };
	},
	async composeThumbnail(request, context) {
		const order = { kind: 'thumbnail.compose', step: 'thumbnail', input: request } as const;
		const { warnings, ...value } = await runJob(order, context);
		return { value, warnings };
	},
};
