import type { ItemOperation } from '../../../shared/operation';
import { eraseFields, readFiles, readMode } from './erase-fields';
import { personTimeoutMs, readKnownBy } from './known-by';

export const erase: ItemOperation = {
	value: 'erase',
	name: 'Erase',
	action: 'Erase person',
	description: 'Overwrite for good what names a person, and delete files of the person; asks for a confirmation',
	properties: eraseFields,
	async execute(item) {
		const { force = false } = item.node.getNodeParameter('options', item.itemIndex, {}) as { force?: boolean };
		const body = { texts: readKnownBy(item), assetIds: readFiles(item), force, ...readMode(item) };
		const report = await item.client({ timeoutMs: personTimeoutMs }).call('erasePerson', { body });
		return item.withSection('erasure', report);
	},
};
