import type { INodeProperties } from 'n8n-workflow';
import { trimPlaces } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';

/** How the finished files are to be. */
export const deliveryFields: INodeProperties[] = [
	{
		displayName: 'Cover Frame',
		name: 'cover',
		type: 'options',
		options: [
			{ name: 'At a Time', value: 'time', description: 'The frame that is seen at Cover Time' },
			{ name: 'Best', value: 'best', description: 'The sharpest of twelve; not black, not within a transition' },
			{ name: 'None', value: 'none' },
		],
		default: 'none',
		description: 'Which frame of each video is stored as a JPEG beside it',
	},
	{
		displayName: 'Cover Time (Seconds)',
		name: 'coverSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10800, numberPrecision: 3 },
		default: 0,
		description: 'When the frame is seen that Cover Frame takes at a time',
	},
	{
		displayName: 'Cut At',
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
