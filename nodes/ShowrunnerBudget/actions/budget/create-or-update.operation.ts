import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { budgetPeriods, type BudgetPeriod } from '../../../../contract/vocabulary';
import { uuidPattern } from '../../../shared/fields/locator-field';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionLocator } from '../../../shared/fields/production-locator';
import { shownFor } from '../../../shared/fields/shown-for';
import type { ItemContext } from '../../../shared/item-context';
import { moneyField } from '../../../shared/money/money-field';
import { readMoney } from '../../../shared/money/read-money';
import type { ItemOperation } from '../../../shared/operation';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

const namedScopes = ['provider', 'channel', 'tier'] as const;
type Scope = 'day' | 'month' | 'everyVideo' | 'video' | (typeof namedScopes)[number];
type Options = { alertAmount?: number; currency?: string; timeZone?: string };

const scopeField: INodeProperties = {
	displayName: 'Cap On',
	name: 'scope',
	type: 'options',
	noDataExpression: true,
	options: optionsOf(['day', 'month', 'everyVideo', 'video', ...namedScopes], {
		day: 'All that is spent in a day',
		month: 'All that is spent in a month',
		everyVideo: 'Each video that has no cap of its own and has not cost anything yet',
		video: 'One video',
	}),
	default: 'day',
	description: 'What the cap is on',
};

const namedFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. openai',
		description: 'Name of the provider, channel or tier, as reservations give it',
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: optionsOf(budgetPeriods, { total: 'Never begins anew' }),
		default: 'day',
		description: 'When the cap begins anew',
	},
];

const options = optionsField([
	moneyField({
		displayName: 'Alert At',
		name: 'alertAmount',
		default: 0,
		description: 'Amount from which on Showrunner Trigger tells that the budget is reached; not above the limit',
	}),
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: 'USD',
		placeholder: 'e.g. USD',
		description: 'Currencies are never mixed; without this option, the one of the render-node',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. America/Los_Angeles',
		description: 'Where its days and months begin; without this option, the one of the render-node',
	},
]);

/** Which cap the form means, in the words of the service. */
function capOf(item: ItemContext) {
	const { node, itemIndex } = item;
	const scope = node.getNodeParameter('scope', itemIndex) as Scope;
	if (scope === 'day' || scope === 'month') return { scope };
	if (scope === 'everyVideo') return { scope: 'video', key: '*' } as const;
	if (scope === 'video') {
		const key = readLocator(item, 'productionId', uuidPattern);
		if (key !== undefined) return { scope, key };
		throw invalidField(
			'productionId',
			'The item has no production',
			'Put Showrunner Production: Start before this node, or choose a production',
		);
	}
	const key = String(node.getNodeParameter('name', itemIndex) ?? '').trim();
	if (key === '') throw invalidField('name', `The ${scope} has no name`, 'Give the name that reservations carry');
	return { scope, key, period: node.getNodeParameter('period', itemIndex) as BudgetPeriod };
}

export const createOrUpdate: ItemOperation = {
	value: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update budget',
	description: 'Set what a video, a day, a month, a provider, a channel or a tier may cost',
	properties: [
		scopeField,
		...shownFor('scope', ['video'], [productionLocator]),
		...shownFor('scope', [...namedScopes], namedFields),
		moneyField({
			displayName: 'Limit',
			name: 'limitAmount',
			required: true,
			default: 3,
			description: 'The most that may be spent, such as 2.50',
		}),
		options,
	],
	async execute(item) {
		const { alertAmount, currency, timeZone } = item.node.getNodeParameter('options', item.itemIndex, {}) as Options;
		const body = {
			...capOf(item),
			limitMicros: readMoney(item, 'limitAmount'),
			...(alertAmount !== undefined && { alertMicros: readMoney(item, 'alertAmount', alertAmount) }),
			...(currency && { currency }),
			...(timeZone && { timeZone }),
		};
		const budget = await item.client().call('setBudget', { body });
		return item.withSection('budget', budget as unknown as IDataObject);
	},
};
