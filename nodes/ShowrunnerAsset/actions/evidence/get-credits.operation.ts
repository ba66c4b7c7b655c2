import { productionLocator } from '../../../shared/fields/production-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readProductionId } from './read-production-id';

export const getCredits: ItemOperation = {
	value: 'getCredits',
	name: 'Get Credits',
	action: 'Get credits of production',
	description: 'Write the lines that licences ask for, ready for the description of a video',
	properties: [productionLocator],
	async execute(item) {
		const params = { productionId: readProductionId(item) };
		return item.withSection('credits', await item.client().call('getEvidenceCredits', { params }));
	},
};
