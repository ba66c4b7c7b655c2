import type { IDataObject } from 'n8n-workflow';
import { spendUnits, type SpendUnit } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import type { ItemContext } from '../../../shared/item-context';
import { moneyField } from '../../../shared/money/money-field';
import { readMoney } from '../../../shared/money/read-money';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';

type Options = { currency?: string; note?: string };

function readName({ node, itemIndex }: ItemContext, field: string, what: string): string {
	const text = String(node.getNodeParameter(field, itemIndex) ?? '').trim();
	if (text !== '') return text;
	throw invalidField(field, `The ${what} has no name`, `Give the name of the ${what} as the nodes show it in costs`);
}

export const set: ItemOperation = {
	value: 'set',
	name: 'Set',
	action: 'Set price',
	description: 'Say what a provider charges you, in place of the price that the nodes bring along',
	properties: [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. openai',
			description: 'Name of the provider, as costs and reservations give it',
		},
		{
			displayName: 'Model',
			name: 'model',
			type: 'string',
			required: true,
			default: '*',
			placeholder: 'e.g. gpt-image-2',
			description: 'Model that the price is for; * for all that have no price of their own',
		},
		{
			displayName: 'Unit',
			name: 'unit',
			type: 'options',
			options: optionsOf(spendUnits),
			default: 'request',
			description: 'What the provider counts',
		},
		moneyField({
			displayName: 'Price',
			name: 'price',
			required: true,
			default: 0,
			description: 'What as many units as Per says cost, such as 2.50',
		}),
		{
			displayName: 'Per',
			name: 'per',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 1,
			description: 'How many units the price is for, such as 1000000 tokens',
		},
		optionsField([
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: 'USD',
				placeholder: 'e.g. USD',
				description: 'Currencies are never mixed; without this option, the one of the render-node',
			},
			{
				displayName: 'Note',
				name: 'note',
				type: 'string',
				default: '',
				placeholder: 'e.g. Contract of May 2026',
				description: 'Where the price is from',
			},
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const { currency, note } = node.getNodeParameter('options', itemIndex, {}) as Options;
		const body = {
			provider: readName(item, 'provider', 'provider'),
			model: readName(item, 'model', 'model'),
			unit: node.getNodeParameter('unit', itemIndex) as SpendUnit,
			priceMicros: readMoney(item, 'price'),
			per: node.getNodeParameter('per', itemIndex) as number,
			...(currency && { currency }),
			...(note && { note }),
		};
		const price = await item.client().call('setPrice', { body });
		return item.withSection('price', price as unknown as IDataObject);
	},
};
