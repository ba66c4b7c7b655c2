import type { INodeProperties } from 'n8n-workflow';
import { trimPlaces } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';

/** How the finished files are to be. */
export const deliveryFields: INodeProperties[] = [
	{
		displayName: 'Cut at',
		name: 'trimAt',
		type: 'options',
		options: optionsOf(trimPlaces, {
			exact: 'At the limit itself, even within a word',
			scene: 'Where the last whole scene ends',
			sentence: 'Behind the last sentence that ends before the limit',
		}),
		default: 'sentence',
		description: 'Where a video that is longer than Maximum Length ends',
	},
	{
		displayName: 'Maximum Length (Seconds)',
		name: 'maxLengthSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10800, numberPrecision: 1 },
		default: 0,
		description: 'A longer video is cut, and a warning says what is missing; 0 for no limit',
	},
];
