import { spendGroupings, type SpendGrouping } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import type { ItemOperation } from '../../../shared/operation';
import { withCosts } from '../spend/reservation-field';
import { readSpendFilters, spendFilterFields, type SpendFilters } from '../spend/spend-filters';

type Options = SpendFilters & { timeZone?: string };

export const create: ItemOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create report of spend',
	description: 'Add up what was spent, and say where a cheaper provider would have saved',
	properties: [
		{
			displayName: 'Group By',
			name: 'by',
			type: 'options',
			options: optionsOf(spendGroupings),
			default: 'service',
			description: 'What each row of the report is about',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 200 },
			default: 50,
			description: 'Max number of results to return',
		},
		optionsField([
			...spendFilterFields.slice(0, -1),
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'string',
				default: 'UTC',
				placeholder: 'e.g. America/Los_Angeles',
				description: 'Where days begin; without this option, as the render-node has it',
			},
			...spendFilterFields.slice(-1),
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { timeZone, ...filters } = node.getNodeParameter('options', itemIndex, {}) as Options;
		const query = {
			by: node.getNodeParameter('by', itemIndex) as SpendGrouping,
			limit: node.getNodeParameter('limit', itemIndex, 50) as number,
			...readSpendFilters(item, filters),
			...(timeZone && { timeZone }),
		};
		return withCosts(item, { report: await item.client().call('reportSpend', { query }) });
	},
};
