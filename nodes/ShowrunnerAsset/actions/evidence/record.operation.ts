import { commercialUses, evidenceSourceKinds } from '../../../../contract/vocabulary';
import { assetLocator } from '../../../shared/fields/asset-locator';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { recordBody } from './record-body';
import { recordFields } from './record-fields';

export const record: ItemOperation = {
	value: 'record',
	name: 'Record',
	action: 'Record evidence',
	description: 'Write down where a file comes from and what may be done with it',
	properties: [
		assetLocator,
		{
			displayName: 'Source Kind',
			name: 'sourceKind',
			type: 'options',
			options: optionsOf(evidenceSourceKinds),
			default: 'own-recording',
			description: 'Where the right to use it comes from',
		},
		{
			displayName: 'Licence',
			name: 'licence',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. CC-BY-4.0, Pexels licence, own work',
			description: 'Right of use, in words or by its SPDX name',
		},
		{
			displayName: 'Commercial Use',
			name: 'commercialUse',
			type: 'options',
			options: [
				...optionsOf(commercialUses),
				{
					name: 'As the Licence Says',
					value: 'unknown',
					description: 'Known for common licences; asked about for others',
				},
			].sort((a, b) => a.name.localeCompare(b.name, 'en')),
			default: 'unknown',
			description: 'Whether a channel that earns money may use it',
		},
		optionsField(recordFields),
	],
	async execute(item) {
		const params = { assetId: readAssetId(item) };
		const body = recordBody(item);
		const key = idempotencyKey(item.node, item.itemIndex);
		const entry = await item.client().call('recordEvidence', { params, body, idempotencyKey: key });
		return item.withSection('evidence', entry);
	},
};
