import type { SetAssetLifecycleRequest } from '@showrunner/contract';
import type { INodeProperties } from 'n8n-workflow';
import type { AssetLifecycleRule } from '../../../../contract/vocabulary';
import { shownFor } from '../../../shared/fields/shown-for';
import { clock } from '../../../shared/clock';
import type { ItemContext } from '../../../shared/item-context';
import { readInstant } from '../../../shared/read-instant';
import { invalidField } from '../../../shared/refusals';

const dayMs = 24 * 60 * 60 * 1000;

type Choice = 'byRules' | 'keep' | 'deleteAfter' | 'deleteAt';
const rules: Record<Choice, AssetLifecycleRule> = {
	byRules: 'by-rules',
	keep: 'keep',
	deleteAfter: 'delete-after',
	deleteAt: 'delete-after',
};

export const lifecycleFields: INodeProperties[] = [
	{
		displayName: 'Lifecycle',
		name: 'lifecycle',
		type: 'options',
		options: [
			{ name: 'As the Settings Say', value: 'byRules', description: 'The retention of the render-node decides' },
			{ name: 'Delete After Days', value: 'deleteAfter' },
			{ name: 'Delete at a Time', value: 'deleteAt' },
			{ name: 'Keep', value: 'keep', description: 'The retention of the render-node passes over it' },
		],
		default: 'byRules',
		description: 'How long the file stays. While a production holds it or was made from it, it is not deleted.',
	},
	...shownFor(
		'lifecycle',
		['deleteAfter'],
		[
			{
				displayName: 'Days',
				name: 'days',
				type: 'number',
				typeOptions: { minValue: 0.01, maxValue: 36500, numberPrecision: 2 },
				default: 30,
				description: 'Days from now. A file that is used in between stays for a day longer.',
			},
		],
	),
	...shownFor(
		'lifecycle',
		['deleteAt'],
		[
			{
				displayName: 'Time',
				name: 'deleteAt',
				type: 'dateTime',
				required: true,
				default: '',
				description: 'When it is deleted, on the clocks of the workflow',
			},
		],
	),
];

function readDays({ node, itemIndex }: ItemContext): string {
	const days = Number(node.getNodeParameter('days', itemIndex));
	if (days > 0) return new Date(clock.now() + days * dayMs).toISOString();
	throw invalidField('days', 'The days are none', 'Type a number above 0, or delete the file now');
}

/** What the form says, in the words of the service. */
export function readLifecycle(item: ItemContext): SetAssetLifecycleRequest {
	const choice = item.node.getNodeParameter('lifecycle', item.itemIndex) as Choice;
	const rule = rules[choice];
	if (choice === 'deleteAfter') return { rule, deleteAt: readDays(item) };
	if (choice !== 'deleteAt') return { rule };
	return { rule, deleteAt: readInstant(item, 'deleteAt', item.node.getNodeParameter('deleteAt', item.itemIndex)) };
}
