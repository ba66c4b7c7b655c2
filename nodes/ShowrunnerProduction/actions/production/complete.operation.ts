import { productionLocator } from '../../../shared/fields/production-locator';
import { sectionField } from '../../../shared/fields/section-field';
import type { ItemOperation } from '../../../shared/operation';
import { finishedAssets } from '../../../shared/sections/finished-assets';
import { productionId } from './production-id';

export const complete: ItemOperation = {
	value: 'complete',
	name: 'Complete',
	action: 'Complete production',
	description: 'Record the finished videos, captions and thumbnails and close the books',
	properties: [
		productionLocator,
		sectionField({ displayName: 'Video', name: 'video', description: 'Finished videos of Showrunner Video: Assemble' }),
		sectionField({
			displayName: 'Captions',
			name: 'captions',
			description: 'Caption files, where there are any',
			isRequired: false,
		}),
		sectionField({
			displayName: 'Thumbnails',
			name: 'thumbnails',
			description: 'Thumbnails of Showrunner Image: Compose, where there are any',
			isRequired: false,
		}),
	],
	async execute(item) {
		const params = { productionId: productionId(item) };
		const body = { assets: finishedAssets(item) };
		return item.withSection('production', await item.client().call('completeProduction', { params, body }));
	},
};
