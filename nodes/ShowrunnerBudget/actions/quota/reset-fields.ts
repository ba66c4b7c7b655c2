import type { QuotaReset } from '@showrunner/contract';
import type { INodeProperties } from 'n8n-workflow';
import { weekdays, type Weekday } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';
import { shownFor } from '../../../shared/fields/shown-for';
import type { ItemContext } from '../../../shared/item-context';

const hourMs = 60 * 60 * 1000;

const clockFields: INodeProperties[] = [
	{
		displayName: 'Time of Day',
		name: 'resetAt',
		type: 'string',
		default: '00:00',
		placeholder: 'e.g. 00:00',
		description: 'When it resets, on the clocks of the time zone',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'America/Los_Angeles',
		placeholder: 'e.g. America/Los_Angeles',
		description: 'YouTube resets at midnight in Los Angeles, in summer and in winter',
	},
];

/** When what was taken is there again. */
export const resetFields: INodeProperties[] = [
	{
		displayName: 'Resets',
		name: 'resets',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Every Day', value: 'daily' },
			{ name: 'Every Month', value: 'monthly' },
			{ name: 'Every Week', value: 'weekly' },
			{ name: 'Rolling', value: 'rolling', description: 'Each take comes back so many hours after it was taken' },
		],
		default: 'daily',
		description: 'When what was taken is there again',
	},
	...shownFor('resets', ['daily', 'weekly', 'monthly'], clockFields),
	...shownFor(
		'resets',
		['weekly'],
		[{ displayName: 'Weekday', name: 'weekday', type: 'options', options: optionsOf(weekdays), default: 'monday' }],
	),
	...shownFor(
		'resets',
		['monthly'],
		[
			{
				displayName: 'Day of Month',
				name: 'dayOfMonth',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 31 },
				default: 1,
				description: 'In shorter months, their last day',
			},
		],
	),
	...shownFor(
		'resets',
		['rolling'],
		[
			{
				displayName: 'Window Hours',
				name: 'windowHours',
				type: 'number',
				typeOptions: { minValue: 0.01, numberPrecision: 2 },
				default: 24,
				description: 'No stretch of this length ever holds more than the limit',
			},
		],
	),
];

export function readReset({ node, itemIndex }: ItemContext): QuotaReset {
	const read = (name: string): unknown => node.getNodeParameter(name, itemIndex);
	const kind = read('resets') as QuotaReset['kind'];
	if (kind === 'rolling') return { kind, windowMs: Math.round(Number(read('windowHours')) * hourMs) };
	const clock = { at: String(read('resetAt')).trim(), timeZone: String(read('timeZone')).trim() };
	if (kind === 'weekly') return { kind, weekday: read('weekday') as Weekday, ...clock };
	return kind === 'monthly' ? { kind, day: Number(read('dayOfMonth')), ...clock } : { kind, ...clock };
}
