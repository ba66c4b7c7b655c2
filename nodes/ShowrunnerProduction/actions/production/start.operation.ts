import type { IDataObject } from 'n8n-workflow';
import type { ItemOperation } from '../../../shared/operation';
import { readStart, startFields } from './start-fields';

export const start: ItemOperation = {
	value: 'start',
	name: 'Start',
	action: 'Start production',
	description: 'Open the books for one video, or find the ones that this run opened before',
	properties: startFields,
	async execute(item) {
		const production = await item.client().call('startProduction', readStart(item));
		return item.withSection('production', production as unknown as IDataObject);
	},
};
