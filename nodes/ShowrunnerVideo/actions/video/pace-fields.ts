import type { INodeProperties } from 'n8n-workflow';

/** How fast clips play. */
export const paceFields: INodeProperties[] = [
	{
		displayName: 'Speed Ramp',
		name: 'speedRampStrength',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.5,
		description:
			'How much clips play faster and slower in one smooth wave: 0 not at all, 1 between 95 and 105 % of their speed',
	},
];
