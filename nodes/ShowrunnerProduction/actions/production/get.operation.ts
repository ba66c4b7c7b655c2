import { productionLocator } from '../../../shared/fields/production-locator';
import type { ItemOperation } from '../../../shared/operation';
import { productionId } from './production-id';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get production',
	description: 'Look up a production with its steps, assets and state',
	properties: [productionLocator],
	async execute(item) {
		const params = { productionId: productionId(item) };
		return item.withSection('production', await item.client().call('getProduction', { params }));
	},
};
