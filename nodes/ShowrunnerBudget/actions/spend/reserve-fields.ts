import type { INodeProperties } from 'n8n-workflow';
import { spendServices } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { moneyField } from '../../../shared/money/money-field';

const alternatives: INodeProperties = {
	displayName: 'Alternatives',
	name: 'alternatives',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Alternative',
	default: {},
	description: 'What the same call costs elsewhere; reports hint at what that would have saved',
	options: [
		{
			displayName: 'Alternative',
			name: 'alternative',
			values: [
				{ displayName: 'Provider', name: 'provider', type: 'string', default: '' },
				moneyField({ displayName: 'Amount', name: 'amount', default: 0, description: 'What it costs there' }),
			],
		},
	],
};

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const options = optionsField([
	alternatives,
	text('Channel', 'channel', 'Channel whose cap counts; without this option, that of the production'),
	text('Content Type', 'contentType', 'For reports, such as short or story'),
	text('Credential Name', 'credentialName', 'Whose circuit breaker is asked, besides the name of the provider'),
	{
		...text('Currency', 'currency', 'Currency of the amount; without this option, the one of the render-node'),
		placeholder: 'e.g. USD',
	},
	{
		displayName: 'Expires After Minutes',
		name: 'expiresAfterMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10_080 },
		default: 60,
		description: 'The money is free again after this time, unless the cost is committed',
	},
	text('Idempotency Key', 'idempotencyKey', 'The same key finds the same reservation again, whichever run asks'),
	text('Tier', 'tier', 'Tier of the customer whose cap counts'),
]);

export const reserveFields: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. openai',
		description: 'Who is paid',
	},
	{
		displayName: 'Service',
		name: 'service',
		type: 'options',
		options: optionsOf(spendServices),
		default: 'image',
		description: 'What is paid for',
	},
	{
		displayName: 'Call',
		name: 'call',
		type: 'string',
		required: true,
		default: 'generate',
		description: 'What is asked of the provider, in a word, for reports',
	},
	moneyField({
		displayName: 'Amount',
		name: 'amount',
		required: true,
		default: 0,
		description: 'The most that the call can cost, such as 0.04',
	}),
	{ ...productionField, description: 'Production whose cap counts. Leave empty for what belongs to no video.' },
	options,
];
