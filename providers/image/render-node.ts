import { runJob } from '../core/run-job';
import type { ImageProvider } from './port';

/** Scene cards and seeded art drawn by the render-node: no key, no network. */
export const renderNodeImage: ImageProvider = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Local cards and seeded art, free of charge',
	credential: 'showrunnerApi',
	async drawScenes(request, context) {
		const { warnings, ...value } = await runJob({ kind: 'image.card', step: 'images', input: request }, context);
		return { value, warnings };
	},
	async composeThumbnail(request, context) {
		const order = { kind: 'thumbnail.compose', step: 'thumbnail', input: request } as const;
		const { warnings, ...value } = await runJob(order, context);
		return { value, warnings };
	},
};
