import type { INodeProperties } from 'n8n-workflow';
import { reuseField } from './reuse-field';

/** Options of every operation that has a model write. */
export const maxOutputTokensField: INodeProperties = {
	displayName: 'Maximum Output Tokens',
	name: 'maxOutputTokens',
	type: 'number',
	typeOptions: { minValue: 256, maxValue: 128_000 },
	default: 16_000,
	description:
		'The most that one text may take, thoughts of the model included. Left out, it is worked out from the length. It bounds the price too.',
};

export const temperatureField: INodeProperties = {
	displayName: 'Temperature',
	name: 'temperature',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.7,
	description: '0 for the likeliest words, 1 for the widest choice. Models that take none ignore it with a warning.',
};

export { reuseField };
