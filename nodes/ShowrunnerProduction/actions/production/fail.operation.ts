import { productionLocator } from '../../../shared/fields/production-locator';
import type { ItemOperation } from '../../../shared/operation';
import { productionId } from './production-id';

/** The contract takes no longer reason. */
const mostReasonCharacters = 2_000;

export const fail: ItemOperation = {
	value: 'fail',
	name: 'Fail',
	action: 'Fail production',
	description: 'Close the books of a video that will not be made, with the reason',
	properties: [
		productionLocator,
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			required: true,
			default: '={{ $json.error }}',
			description: 'Why the video is not made, in words',
		},
	],
	async execute(item) {
		const reason = String(item.node.getNodeParameter('reason', item.itemIndex) ?? '').trim();
		const params = { productionId: productionId(item) };
		const body = { reason: reason.slice(0, mostReasonCharacters) || 'No reason was given' };
		return item.withSection('production', await item.client().call('failProduction', { params, body }));
	},
};
